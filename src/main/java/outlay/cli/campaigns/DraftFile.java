package outlay.cli.campaigns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.Problem;
import outlay.campaign.plan.Origin;
import outlay.cli.input.Environment;
import outlay.cli.input.InputFile;
import outlay.output.Json;

/**
 * A {@code campaign.json}. Its texts are names of files relative to it; or, where it says {@code
 * "texts": "inline"}, as what {@code campaign show --json} prints does, the texts themselves.
 */
final class DraftFile implements Origin {
    /** The field that says where the texts are. */
    static final String TEXTS = "texts";

    /** Its value when they are in the file itself. */
    static final String INLINE = "inline";

    private static final String FILES = "files";

    private final InputFile file;
    private final byte[] json;
    private final Map<String, String> texts = new HashMap<>();

    private DraftFile(InputFile file, byte[] json) {
        this.file = file;
        this.json = json;
    }

    /**
     * Opens the file.
     *
     * @param name as the user wrote it
     * @throws Problem INVALID_INPUT when it cannot be read
     */
    static DraftFile open(Environment environment, String name) {
        InputFile file = new InputFile(environment, name);
        try (InputStream in = file.open()) {
            return new DraftFile(file, in.readAllBytes());
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /**
     * Returns what the file says, with the texts in the place of the names of their files.
     *
     * @throws Problem INVALID_INPUT when it is no JSON, or a text cannot be read
     */
    Map<String, Object> fields() {
        Map<String, Object> fields = Json.read(new ByteArrayInputStream(json), file.title());
        Object where = fields.remove(TEXTS);
        if (INLINE.equals(where)) {
            // Printed by 'campaign show', which also tells how the campaign stands.
            CampaignShowCommand.STANDING.forEach(fields::remove);
            return fields;
        }
        if (where != null && !FILES.equals(where)) {
            throw wrong(TEXTS, "is " + where, "write \"inline\" or \"files\"");
        }
        replaceAll(fields, "", "steps");
        return fields;
    }

    private void replaceAll(Map<String, Object> owner, String path, String field) {
        if (owner.get(field) instanceof List<?> items) {
            List<Object> loaded = new ArrayList<>();
            items.forEach(
                    item -> loaded.add(withTexts(path + field + "[" + loaded.size() + "].", item)));
            owner.put(field, loaded);
        }
    }

    /**
     * What is no step or variant, or no name of a file, is for the reader of the draft to refuse.
     */
    private Object withTexts(String path, Object step) {
        if (!(step instanceof Map<?, ?> written)) {
            return step;
        }
        Map<String, Object> loaded = new LinkedHashMap<>();
        written.forEach((field, value) -> loaded.put(String.valueOf(field), value));
        for (String field : List.of("text", "html")) {
            if (loaded.get(field) instanceof String name && !name.isBlank()) {
                loaded.put(field, text(path + field, name));
            }
        }
        replaceAll(loaded, path, "variants");
        return loaded;
    }

    private String text(String field, String name) {
        Environment there = file.environment().in(file.folder());
        if (name.contains("\n")) {
            throw wrong(
                    field,
                    "is a text, but should be the name of a file",
                    "put it into a file, or write \"texts\": \"inline\" if all texts are here");
        }
        texts.put(field, name);
        try {
            return new InputFile(there, name).text();
        } catch (Problem e) {
            throw new Problem(
                    e.kind(),
                    place(field) + e.what(),
                    "names of files are relative to the file that names them",
                    e);
        }
    }

    @Override
    public Problem wrong(String field, String what, String hint) {
        return new Problem(
                Problem.Kind.INVALID_INPUT, place(field) + "\"" + field + "\" " + what, hint);
    }

    @Override
    public Problem missing(String field, String what, String hint) {
        return wrong(field, what, hint);
    }

    @Override
    public String text(String field) {
        String name = texts.get(field);
        return name == null ? place(field) + field : name;
    }

    private String place(String field) {
        return file.title() + ":" + Json.line(json, field) + ": ";
    }
}
