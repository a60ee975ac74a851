package dev.restante.system.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A certificate authority of the tests, made by the JDK's {@code keytool}. */
public final class Authority {

    /** Of every key store it writes; no secret. */
    public static final String PASSWORD = "changeit";

    private static final String CA = "ca";

    private final Path folder;
    private final Path own;

    /**
     * @param folder an empty folder
     */
    public Authority(Path folder) {
        this.folder = folder;
        this.own = folder.resolve("authority.p12");
        keytool("-genkeypair", "-alias", CA, "-dname", "CN=Restante tests", "-ext", "bc:c");
        store(trusting(), "trust.p12");
    }

    /**
     * A new key for {@code localhost}, and its certificate.
     *
     * @param name of the key store, without ending
     * @return PKCS#12
     */
    public Path certified(String name) {
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-signer",
                CA,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        try {
            KeyStore all = load();
            char[] password = PASSWORD.toCharArray();
            KeyStore one = empty();
            one.setKeyEntry(
                    name, all.getKey(name, password), password, all.getCertificateChain(name));
            return store(one, name + ".p12");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keytool(String... what) {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(what));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
        command.addAll(List.of("-keystore", own.toString(), "-storepass", PASSWORD));
        try {
            Path log = folder.resolve("keytool.log");
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            Process process = builder.redirectOutput(Redirect.appendTo(log.toFile())).start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A PKCS#12 store with its own certificate alone. */
    public Path trust() {
        return folder.resolve("trust.p12");
    }

    /** Its own certificate, in PEM. */
    public String pem() {
        try {
            String base64 = Base64.getMimeEncoder().encodeToString(certificate().getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trusts nobody else. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new X509TrustManager[] {trustManager()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trusts nobody else. */
    public X509TrustManager trustManager() {
        try {
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusting());
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore trusting() {
        try {
            KeyStore trust = empty();
            trust.setCertificateEntry(CA, certificate());
            return trust;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Certificate certificate() throws GeneralSecurityException {
        return load().getCertificate(CA);
    }

    private KeyStore load() throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(own)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path store(KeyStore store, String name) {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
