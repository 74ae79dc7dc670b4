package endpoints.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import endpoints.server.Behavior;
import endpoints.server.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final Behavior CHAOS = Endpoint.CHAOS.defaultBehavior();

    @Test
    void chaosBreaksHalfOfTheCodes() {
        assertThat(codes().filter(code -> CHAOS.faultOf(code).isPresent()).count())
                .isBetween(300L, 376L);
    }

    @Test
    void chaosHasEveryKindWhoseOutcomeIsCertain() {
        assertThat(codes().map(CHAOS::faultOf)
                        .flatMap(Optional::stream)
                        .map(Fault::kind)
                        .distinct())
                .containsExactlyInAnyOrder(
                        FaultKind.STATUS,
                        FaultKind.SLOW_HEADERS,
                        FaultKind.SLOW_BODY,
                        FaultKind.STALL,
                        FaultKind.NO_RESPONSE,
                        FaultKind.RESET,
                        FaultKind.TRUNCATE,
                        FaultKind.TRUNCATE_UNKNOWN,
                        FaultKind.TYPE,
                        FaultKind.HTML,
                        FaultKind.EMPTY,
                        FaultKind.BAD_CHUNK,
                        FaultKind.BAD_STATUS,
                        FaultKind.BIG_HEADER,
                        FaultKind.REDIRECT,
                        FaultKind.REDIRECT_LOOP,
                        FaultKind.REDIRECT_NOWHERE);
    }

    @Test
    void chaosDependsOnlyOnSeedAndCode() {
        Behavior same = Endpoint.CHAOS.defaultBehavior();
        var other = new Behavior(CHAOS.delay(), CHAOS.faults(), CHAOS.limit(), 7);

        assertThat(codes()).allMatch(code -> same.faultOf(code).equals(CHAOS.faultOf(code)));
        assertThat(codes().filter(code -> !other.faultOf(code).equals(CHAOS.faultOf(code)))
                        .count())
                .isGreaterThan(300);
    }

    @Test
    void addedFaultsMeetTheCodesThatTheEndpointServesWell() {
        Fault fault = Fault.parse("fail:2");
        Behavior error = Endpoint.ERROR.defaultBehavior();
        Behavior faulty = error.withFaults(List.of(fault));

        assertThat(codes())
                .allSatisfy(code -> assertThat(faulty.faultOf(code))
                        .isEqualTo(error.faultOf(code).or(() -> Optional.of(fault))));
    }

    @Test
    void everyCodeMeetsOneOfSeveralFaults() {
        List<Fault> faults = List.of(Fault.parse("html"), Fault.parse("empty"));
        Behavior faulty = Endpoint.LOCAL.defaultBehavior().withFaults(faults);

        assertThat(codes().map(faulty::faultOf).flatMap(Optional::stream).distinct())
                .containsExactlyInAnyOrderElementsOf(faults);
        assertThat(codes()).noneMatch(code -> faulty.faultOf(code).isEmpty());
    }

    @Test
    void rejectsRateWithoutFaults() {
        assertThatThrownBy(() -> new FaultPlan(0.5, List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<String> codes() {
        return IntStream.rangeClosed('a', 'z')
                .boxed()
                .flatMap(first -> IntStream.rangeClosed('a', 'z').mapToObj(last -> "%c%c".formatted(first, last)));
    }
}
