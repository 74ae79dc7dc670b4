package prices.queues;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import prices.TestPrices;
import prices.queues.Message.Item;
import prices.queues.Message.PoisonPill;

class QueuesTest {
    @Test
    void allAreBounded() {
        Queues queues = Queues.of(1023, 4);

        assertThat(queues.todo().remainingCapacity()).isEqualTo(4);
        assertThat(queues.results().remainingCapacity()).isEqualTo(1023);
        assertThat(queues.info().remainingCapacity()).isLessThan(1023);
    }

    @Test
    void poisonPillsAreNotCounted() throws Exception {
        Queues queues = Queues.of(1, 4);
        queues.todo().put(new Item<>(TestPrices.queries(1).get(0)));
        queues.todo().put(new PoisonPill<>());

        assertThat(queues.todoSize()).isEqualTo(1);
    }
}
