package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
    private static byte[] bytesOf(Frame frame) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        frame.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static @Nullable Frame read(byte[] bytes) throws IOException {
        return Frame.readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 1_000_000})
    void readsWhatWasWritten(int length) throws IOException {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) 7);

        Frame frame = Objects.requireNonNull(read(bytesOf(new Frame(Frame.Type.RESULT, 1L << 40, payload))));

        assertThat(frame.type()).isEqualTo(Frame.Type.RESULT);
        assertThat(frame.taskId()).isEqualTo(1L << 40);
        assertThat(frame.payload()).isEqualTo(payload);
    }

    @Test
    void readsNullAtTheEndOfTheStream() throws IOException {
        assertThat(read(new byte[0])).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "raw", "OpenJDK 64-Bit Server VM warning: this goes on and on, far beyond a header"})
    void rejectsForeignOutputWithAnExcerpt(String garbage) {
        assertThatExceptionOfType(StreamCorruptedException.class)
                .isThrownBy(() -> read(garbage.getBytes(StandardCharsets.UTF_8)))
                .satisfies(failure -> assertThat(garbage).startsWith(failure.getMessage()));
    }

    @Test
    void rejectsAnInvalidTypeOrLength() throws IOException {
        byte[] badType = bytesOf(new Frame(Frame.Type.RESULT, 1));
        badType[4] = 99;
        byte[] badLength = bytesOf(new Frame(Frame.Type.RESULT, 1));
        badLength[13] = (byte) 0x80;
        byte[] tooLong = bytesOf(new Frame(Frame.Type.RESULT, 1));
        tooLong[13] = 0x7F;

        for (byte[] bad : new byte[][] {badType, badLength, tooLong}) {
            assertThatExceptionOfType(StreamCorruptedException.class).isThrownBy(() -> read(bad));
        }
    }

    @Test
    void rejectsATruncatedFrame() throws IOException {
        byte[] complete = bytesOf(new Frame(Frame.Type.RESULT, 1, new byte[10]));

        for (int length = 4; length < complete.length; length++) {
            byte[] part = Arrays.copyOf(complete, length);
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> read(part));
        }
    }
}
