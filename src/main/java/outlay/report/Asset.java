package outlay.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import outlay.Resource;
import outlay.Sha256;

/** A script or a style that stands inside the page, and the hash by which a browser admits it. */
record Asset(String text) {
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

    static Asset style() {
        return new Asset(read(UPLOT + "dist/uPlot.min.css") + "\n" + read("page.css"));
    }

    static Asset script() {
        String licence = "/*!\nuPlot: " + read(UPLOT + "LICENSE") + "*/\n";
        return new Asset(licence + read(UPLOT + "dist/uPlot.iife.min.js") + "\n" + read("page.js"));
    }

    /** Returns it as a Content-Security-Policy names it. */
    String source() {
        byte[] hash = Sha256.begin().digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }

    /** A browser reads line feeds only, and so does the hash. */
    private static String read(String name) {
        return Resource.text(Asset.class, name).replace("\r\n", "\n");
    }
}
