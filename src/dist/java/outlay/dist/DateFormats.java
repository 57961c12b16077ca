package outlay.dist;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has SQLite's driver make no format for dates. It makes one for every connection, in case that
 * somebody keeps a java.sql.Date as text, for which Java loads a calendar and the names of months
 * in the language of the user: a tenth of a start. We keep no such dates.
 */
final class DateFormats {
    private static final String MAKER = "org/sqlite/SQLiteConnectionConfig";
    private static final String FORMAT = "org/sqlite/date/FastDateFormat";

    private DateFormats() {}

    /** Returns the class without them; most have none. */
    static byte[] leftOut(byte[] content) {
        ClassReader read = new ClassReader(content);
        if (!read.getClassName().equals(MAKER)) {
            return content;
        }
        ClassWriter written = new ClassWriter(read, 0);
        ClassVisitor without =
                new ClassVisitor(Opcodes.ASM9, written) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String generic, String[] thrown) {
                        return withNull(super.visitMethod(access, name, type, generic, thrown));
                    }
                };
        read.accept(without, 0);
        return written.toByteArray();
    }

    /** Where a format would be made of a pattern, takes the pattern away, and puts null. */
    private static MethodVisitor withNull(MethodVisitor method) {
        return new MethodVisitor(Opcodes.ASM9, method) {
            @Override
            public void visitMethodInsn(
                    int code, String owner, String name, String type, boolean isInterface) {
                if (owner.equals(FORMAT) && name.equals("getInstance")) {
                    visitInsn(Opcodes.POP);
                    visitInsn(Opcodes.ACONST_NULL);
                } else {
                    super.visitMethodInsn(code, owner, name, type, isInterface);
                }
            }
        };
    }
}
