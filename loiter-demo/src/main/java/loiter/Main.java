package loiter;

import commandline.CannotRunException;
import commandline.CommandLineProgram;
import commandline.Console;
import commandline.ExitStatus;
import commandline.files.OutputFile;
import java.util.List;
import java.util.function.Supplier;
import loiter.lessons.LessonClock;
import loiter.lessons.LessonContext;
import loiter.timeline.ChartTimeline;
import loiter.timeline.TextTimeline;
import loiter.timeline.Trace;
import timelines.ChartException;

/**
 * Shows how futures behave. Task n sleeps for n seconds and returns n × 10. Each lesson runs some tasks and reads their
 * futures in its own way, and a timeline shows what each thread did.
 *
 * <pre>
 * $ java -jar loiter-demo/target/loiter-demo.jar --lesson list
 * map           Futures are read in the order of submission.
 * as-completed  Futures are read in the order of completion.
 * invoke-all    invokeAll returns when all tasks are done.
 * done          isDone does not block.
 * slow-first    Results that are done wait behind a slow first task.
 * mixed         Futures of two executors are read from one queue.
 * timeout       get with a timeout ends the wait, not the task.
 * cancel        cancel works with and without interrupting the task.
 * exception     An exception stays in the future until get throws it.
 * callback      The time of registration decides which thread runs a callback.
 * starvation    Tasks that wait for tasks of their own pool block it.
 * </pre>
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess(), LessonClock::startSystem));
    }

    static int run(String[] args, Console console, Supplier<LessonClock> startClock) {
        var program = new CommandLineProgram(
                "loiter-demo",
                "Shows how futures behave, one lesson at a time.",
                List.of(),
                LoiterOptions.definition());
        return program.run(args, console, arguments -> {
            LoiterOptions options = LoiterOptions.of(arguments);
            if (options.lesson().isEmpty()) {
                Lessons.LESSONS.forEach(entry -> console.out().printf("%-13s %s%n", entry.name(), entry.summary()));
                return ExitStatus.OK;
            }
            return run(options.lesson().get(), options, console, startClock);
        });
    }

    private static int run(
            Lessons.Entry entry, LoiterOptions options, Console console, Supplier<LessonClock> startClock)
            throws CannotRunException {
        var context = new LessonContext(options.settings(), startClock, console.out());
        boolean completed = context.run(entry.lesson());
        Trace trace = context.trace();
        console.out().println();
        new TextTimeline(trace, options.settings().unit()).lines().forEach(console.out()::println);
        if (options.chart().isPresent()) {
            OutputFile chart = options.chart().get();
            draw(trace, entry, chart);
            console.out().println("Chart: " + chart.path());
        }
        return completed ? ExitStatus.OK : ExitStatus.INTERRUPTED;
    }

    private static void draw(Trace trace, Lessons.Entry entry, OutputFile chart) throws CannotRunException {
        try {
            byte[] png = ChartTimeline.of(trace, entry.name(), entry.summary()).toPng();
            chart.write(out -> out.write(png));
        } catch (ChartException e) {
            throw new CannotRunException(String.valueOf(e.getMessage()), e);
        }
    }
}
