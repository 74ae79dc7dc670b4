package processpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The classes of tasks and results are in a class loader that this library cannot see, as in a plugin. */
@Timeout(60)
class ClassLoaderTest {
    private static final String PLUGIN = """
            package plugin;

            import java.io.Serializable;
            import java.lang.annotation.Retention;
            import java.lang.annotation.RetentionPolicy;
            import java.lang.reflect.InvocationHandler;
            import java.lang.reflect.Method;
            import java.lang.reflect.Proxy;
            import java.util.concurrent.Callable;

            @Plugin.Label("a plugin")
            public record Plugin(String kind) implements Callable<Object>, Serializable {
                @Retention(RetentionPolicy.RUNTIME)
                public @interface Label {
                    String value();
                }

                interface Hidden {}

                public interface Visible {}

                record Handler() implements InvocationHandler, Serializable {
                    @Override
                    public Object invoke(Object proxy, Method method, Object[] arguments) {
                        return "a proxy";
                    }
                }

                enum Constant {
                    WITH_BODY {
                        @Override
                        public String toString() {
                            return "a constant";
                        }
                    }
                }

                interface Named extends Serializable {
                    String name();
                }

                static class Failure extends RuntimeException {
                    Failure() {
                        super("a failure");
                    }
                }

                @Override
                public Object call() {
                    return switch (kind) {
                        case "annotation" -> Plugin.class.getAnnotation(Label.class);
                        case "public proxy" -> proxy(Visible.class, Runnable.class);
                        case "proxy" -> proxy(Hidden.class, Visible.class);
                        case "array" -> new Plugin[][] {{this}};
                        case "constant" -> Constant.WITH_BODY;
                        case "lambda" -> (Named) () -> kind;
                        case "exception" -> throw new Failure();
                        default -> this;
                    };
                }

                private static Object proxy(Class<?>... interfaces) {
                    return Proxy.newProxyInstance(Plugin.class.getClassLoader(), interfaces, new Handler());
                }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @SuppressWarnings("NullAway.Init")
    private URLClassLoader loader;

    @BeforeEach
    void setContextClassLoader() throws Exception {
        if (Files.notExists(directory.resolve("plugin"))) {
            Path source = Files.writeString(directory.resolve("Plugin.java"), PLUGIN);
            Programs.outputOf(Programs.jdkTool("javac", "-d", directory.toString(), source.toString()));
        }
        loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(loader);
    }

    @AfterEach
    void restoreContextClassLoader() throws Exception {
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }

    private Callable<?> task(String kind) throws ReflectiveOperationException {
        return (Callable<?>)
                loader.loadClass("plugin.Plugin").getConstructor(String.class).newInstance(kind);
    }

    @Test
    void resultsMayBeOfAllKindsOfClasses() throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            ExecutorService executor = pool;

            assertThat(executor.submit(task("record")).get()).hasToString("Plugin[kind=record]");
            assertThat(executor.submit(task("annotation")).get().toString()).contains("Label(\"a plugin\")");
            assertThat(executor.submit(task("public proxy")).get()).hasToString("a proxy");
            assertThat(executor.submit(task("proxy")).get()).hasToString("a proxy");
            assertThat(executor.submit(task("array")).get().getClass().getSimpleName())
                    .isEqualTo("Plugin[][]");
            assertThat(executor.submit(task("constant")).get()).hasToString("a constant");
            assertThat(executor.submit(task("lambda")).get().getClass().getSimpleName())
                    .startsWith("Plugin$$Lambda");
            assertThat(Failures.causeOf(executor.submit(task("exception"))))
                    .hasMessage("a failure")
                    .isInstanceOf(loader.loadClass("plugin.Plugin$Failure"));
        }
    }

    @Test
    void resultWhoseClassIsMissingInTheProgramFailsAndNamesIt() throws Exception {
        Callable<?> task = task("record");
        Thread.currentThread().setContextClassLoader(before);
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .classPath(ClassPath.of(loader))
                .build()) {
            ExecutorService executor = pool;

            assertThat(Failures.causeOf(executor.submit(task), TransferException.class))
                    .hasMessageContaining(
                            "cannot be read by the pool: the class plugin.Plugin is not on its class path");
            assertThat(Failures.causeOf(executor.submit(task("exception")), RemoteTaskException.class))
                    .hasMessage("plugin.Plugin$Failure: a failure");
        }
    }
}
