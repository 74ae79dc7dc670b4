package processpool;

import java.net.URL;
import java.net.URLClassLoader;

/** Runs {@link SampleProgram} in a class loader of its own, as exec:java does. The arguments are URLs. */
final class SampleProgramLauncher {
    private SampleProgramLauncher() {}

    public static void main(String[] args) throws Exception {
        URL[] urls = new URL[args.length];
        for (int i = 0; i < args.length; i++) {
            urls[i] = new URL(args[i]);
        }
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> program = loader.loadClass("processpool.SampleProgram");
            var main = program.getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        }
    }
}
