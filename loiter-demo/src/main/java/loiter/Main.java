package loiter;

import commandline.CannotRunException;
import commandline.CommandLineProgram;
import commandline.Console;
import commandline.ExitStatus;
import commandline.files.OutputFile;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import loiter.timeline.LessonContext;
import loiter.timeline.PictureTimeline;
import loiter.timeline.Recording;
import loiter.timeline.TextTimeline;
import loiter.timeline.Time;
import timelines.ChartException;

/**
 * Makes visible what futures do. Tasks wait for n seconds and give n × 10, threads run them, and each lesson reads their
 * futures in a way of its own; then a timeline shows who did what when.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson list
 * map           Futures are read in the order of submission.
 * as-completed  Futures are read in the order of completion.
 * invoke-all    invokeAll returns when all tasks are done.
 * done          isDone looks at a future without waiting.
 * slow-first    Behind a slow first task, done results wait to be read.
 * mixed         Futures of two executors are read from one queue.
 * timeout       get with a timeout gives up the wait, not the task.
 * cancel        A future is cancelled with and without interrupting its task.
 * exception     A failure waits in the future until get.
 * callback      When a callback is registered decides on which thread it runs.
 * starvation    Tasks that wait for tasks of their own pool wait for ever.
 * </pre>
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess(), Time::real));
    }

    static int run(String[] args, Console console, Supplier<Time> clock) {
        var program = new CommandLineProgram(
                "loiter-demo", "Shows what futures do, a lesson at a time.", "", LoiterOptions.definition());
        return program.run(args, console, arguments -> {
            LoiterOptions options = LoiterOptions.of(arguments);
            if (options.lesson().isEmpty()) {
                list(console);
            } else {
                play(options.lesson().get(), options, console, clock);
            }
            return ExitStatus.OK;
        });
    }

    private static void list(Console console) {
        Lessons.LESSONS.forEach(entry -> console.out().printf("%-13s %s%n", entry.name(), entry.sentence()));
    }

    private static void play(Lessons.Entry entry, LoiterOptions options, Console console, Supplier<Time> clock)
            throws InterruptedException, CannotRunException {
        var stage = new LessonContext(options.cast(), clock, console.out());
        try {
            entry.lesson().play(stage);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a task of the lesson failed that should not", e);
        }
        Recording recording = stage.recording();
        console.out().println();
        new TextTimeline(recording, options.cast().unit()).lines().forEach(console.out()::println);
        if (options.chart().isPresent()) {
            draw(entry, recording, options.chart().get());
            console.out().println("Chart: " + options.chart().get().path());
        }
    }

    private static void draw(Lessons.Entry entry, Recording recording, OutputFile chart) throws CannotRunException {
        try {
            byte[] png = PictureTimeline.of(recording, entry.name(), entry.sentence())
                    .toPng();
            chart.write(out -> out.write(png));
        } catch (ChartException e) {
            throw new CannotRunException(String.valueOf(e.getMessage()), e);
        }
    }
}
