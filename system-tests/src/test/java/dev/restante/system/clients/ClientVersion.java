package dev.restante.system.clients;

/** The clients of the matrix. */
enum ClientVersion {
    JS_4_0(Language.JAVASCRIPT, "4.0.2"),
    JS_4_4(Language.JAVASCRIPT, "4.4.1"),
    JS_4_6(Language.JAVASCRIPT, "4.6.2"),
    JS_4_7(Language.JAVASCRIPT, "4.7.5"),
    JS_4_8(Language.JAVASCRIPT, "4.8.4"),
    JAVA_2_0(Language.JAVA, "2.0.1"),
    JAVA_2_1(Language.JAVA, "2.1.2"),
    /** Whichever Debian has. */
    PYTHON(Language.PYTHON, "5.");

    private final Language language;
    private final String version;

    ClientVersion(Language language, String version) {
        this.language = language;
        this.version = version;
    }

    Language language() {
        return language;
    }

    /** What its version begins with. */
    String version() {
        return version;
    }

    /** Whether it knows connection state recovery; then it takes the last argument for a cursor. */
    boolean recovers() {
        return language == Language.JAVASCRIPT && compareTo(JS_4_6) >= 0;
    }

    /** Whether it tells why it was disconnected. */
    boolean saysWhy() {
        return language != Language.PYTHON;
    }

    /** What clients are written in, and for. */
    enum Language {
        JAVASCRIPT,
        JAVA,
        PYTHON
    }
}
