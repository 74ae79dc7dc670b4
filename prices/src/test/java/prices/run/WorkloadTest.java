package prices.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import commandline.CannotRunException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import prices.client.Query;

class WorkloadTest {
    private static final LocalDate DAY = LocalDate.of(2020, 2, 29);

    @Test
    void ordersQueriesByExchangeAndDay() throws Exception {
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
    void summaryOfOneQueryIsSingular() {
        assertThat(new Workload(List.of("kraken"), List.of("btc"), DAY, 1).summary())
                .isEqualTo("1 query: 1 exchange, 1 symbol, 1 day from 2020-02-29");
    }

    @Test
    void rejectsMoreQueriesThanFitIntoMemory() {
        List<String> names = Collections.nCopies(350_000, "a");

        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> new Workload(names, names, DAY, 366).queries())
                .withMessage("too many queries, at most 100000: "
                        + "44835000000000 queries: 350000 exchanges, 350000 symbols, 366 days from 2020-02-29");
    }
}
