package prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final LocalDate DAY = LocalDate.of(2020, 2, 29);

    @Test
    void goesExchangeByExchangeAndDayByDay() {
        var workload = new Workload(List.of("kraken", "okex"), List.of("btc", "eth"), DAY, 2);

        assertThat(workload.queries())
                .extracting(Query::toString)
                .containsExactly(
                        "kraken btc 2020-02-29",
                        "kraken eth 2020-02-29",
                        "kraken btc 2020-03-01",
                        "kraken eth 2020-03-01",
                        "okex btc 2020-02-29",
                        "okex eth 2020-02-29",
                        "okex btc 2020-03-01",
                        "okex eth 2020-03-01");
        assertThat(workload.summary()).isEqualTo("8 queries: 2 exchanges, 2 symbols, 2 days from 2020-02-29");
    }

    @Test
    void ofOneQueryIsOneOfEverything() {
        assertThat(new Workload(List.of("kraken"), List.of("btc"), DAY, 1).summary())
                .isEqualTo("1 query: 1 exchange, 1 symbol, 1 day from 2020-02-29");
    }
}
