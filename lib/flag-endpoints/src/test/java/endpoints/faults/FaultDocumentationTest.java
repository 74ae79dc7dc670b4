package endpoints.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultDocumentationTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "server.md");

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void everyKindIsDocumentedWithACommand(FaultKind kind) throws IOException {
        String page = Files.readString(PAGE);

        String row = kind == FaultKind.RESET ? "| `reset` |" : "| `" + kind.syntax() + "` |";
        assertThat(page).contains(row);
        assertThat(page).containsPattern("\nget \\$FAULT/" + kind + "(:[^/]+)?/|\ncurl .*\\$FAULT/" + kind + "/");
    }
}
