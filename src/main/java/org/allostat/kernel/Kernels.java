package org.allostat.kernel;

/** The choice between the forms of the kernel. */
public final class Kernels {
    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR_FORM = "org.allostat.kernel.VectorKernel";

    private Kernels() {}

    /**
     * A kernel of the fastest form that this JVM offers: {@link VectorKernel} where it was started with
     * {@code --add-modules jdk.incubator.vector}, else {@link ScalarKernel}. Results are the same to the bit.
     *
     * @param constants the parameter set
     * @return a kernel for one thread
     */
    public static Kernel fastest(KernelConstants constants) {
        return fastest(constants, Kernel.Outputs.ALL);
    }

    /**
     * A kernel as {@link #fastest(KernelConstants)} makes, asked for some outputs only.
     *
     * @param constants the parameter set
     * @param outputs what will be read
     * @return a kernel for one thread
     */
    public static Kernel fastest(KernelConstants constants, Kernel.Outputs outputs) {
        return ModuleLayer.boot().findModule(MODULE).isPresent()
                ? vector(constants, outputs)
                : new ScalarKernel(constants);
    }

    /** The class is named, not used, so that nothing of the module is asked for where it is absent. */
    private static Kernel vector(KernelConstants constants, Kernel.Outputs outputs) {
        try {
            return Class.forName(VECTOR_FORM)
                    .asSubclass(Kernel.class)
                    .getDeclaredConstructor(KernelConstants.class, Kernel.Outputs.class)
                    .newInstance(constants, outputs);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + VECTOR_FORM, e);
        }
    }
}
