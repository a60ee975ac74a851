package dev.restante.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.stack.settings.StackException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFolderTest {

    @TempDir Path parent;
    private StackFolder folder;

    @BeforeEach
    void aFolderThatDoesNotExist() {
        folder = new StackFolder(parent.resolve("data"));
    }

    @Test
    void onlyOneStackRunsOnAFolder() throws Exception {
        FileLock claim = folder.claim();

        assertThatThrownBy(folder::claim)
                .isInstanceOf(StackException.class)
                .hasMessage(
                        "A stack is running on the data folder %s; set RESTANTE_DATA to another.",
                        folder.path());
        claim.acquiredBy().close();
    }

    @Test
    void folderIsFreeAgainAfterwards() throws Exception {
        folder.claim().acquiredBy().close();

        FileLock again = folder.claim();

        assertThat(again.isValid()).isTrue();
        again.acquiredBy().close();
    }

    @Test
    void folderThatCanNotBeMadeIsNamed() throws Exception {
        Files.writeString(folder.path(), "a file");

        assertThatThrownBy(folder::claim)
                .isInstanceOf(StackException.class)
                .hasMessageContaining(folder.path().toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void secretIsMadeOnceAndForTheOwnerAlone() throws Exception {
        folder.claim().acquiredBy().close();

        String secret = folder.sessionSecret();

        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(folder.sessionSecret()).isEqualTo(secret);
        Path file = folder.path().resolve("session-secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void twoFoldersHaveTwoSecrets() throws Exception {
        StackFolder other = new StackFolder(parent.resolve("other"));
        folder.claim().acquiredBy().close();
        other.claim().acquiredBy().close();

        assertThat(other.sessionSecret()).isNotEqualTo(folder.sessionSecret());
    }
}
