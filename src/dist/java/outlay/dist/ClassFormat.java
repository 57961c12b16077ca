package outlay.dist;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Brings classes into a format that has in it what Java's check of their code asks for. Those from
 * before Java 6, as picocli's are, can be archived only unchecked, and are checked at each start.
 */
final class ClassFormat {
    private static final int MAJOR_VERSION = 7;

    private ClassFormat() {}

    /** Returns the class as it is, or, when it is old, the same in the format of Java 8. */
    static byte[] renewed(byte[] content) {
        if (content[MAJOR_VERSION] >= Opcodes.V1_6) {
            return content;
        }
        ClassWriter written = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        ClassVisitor newer =
                new ClassVisitor(Opcodes.ASM9, written) {
                    @Override
                    public void visit(
                            int version,
                            int access,
                            String name,
                            String signature,
                            String above,
                            String[] interfaces) {
                        super.visit(Opcodes.V1_8, access, name, signature, above, interfaces);
                    }
                };
        new ClassReader(content).accept(newer, 0);
        return written.toByteArray();
    }
}
