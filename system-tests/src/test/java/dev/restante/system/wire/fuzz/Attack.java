package dev.restante.system.wire.fuzz;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways an attacker goes about it. */
enum Attack {
    /** Requests of every kind, several on one connection. */
    REQUESTS {
        @Override
        void run(Target target, Dice dice) throws IOException {
            String sid = dice.oneIn(2) ? target.sid() : "nobody";
            try (Line line = target.line()) {
                for (int i = dice.below(3); i >= 0; i--) {
                    line.write(Requests.odd(dice, sid));
                }
                while (line.glance().filter(answer -> answer.status() != 101).isPresent()) {
                    // Looking at it has checked it.
                }
            }
        }
    },

    /** A session on polling, its requests one after the other or all at once. */
    POLLING {
        @Override
        void run(Target target, Dice dice) throws IOException {
            String own = Requests.POLLING + "&sid=" + target.sid();
            try (Line gets = target.line();
                    Line posts = target.line()) {
                for (int i = dice.below(4); i >= 0; i--) {
                    if (dice.oneIn(2)) {
                        gets.write(Requests.get(own));
                    }
                    posts.write(post(dice, own));
                    if (dice.oneIn(4)) {
                        overlap(target, dice, own);
                    }
                    posts.glance();
                    gets.glance();
                }
            }
        }

        private static byte[] post(Dice dice, String own) {
            String body = Requests.payload(Packets.conversation(dice));
            return dice.made(
                    () -> Requests.post(own, body),
                    () -> Requests.post(own, body),
                    () -> Requests.chunked(own, body),
                    () -> Requests.post(own, Mutation.text(dice, body)),
                    () -> Requests.post(own, "\u001e".repeat(dice.of(1, 999_999, 1_000_001))),
                    () -> Mutation.cut(dice, Requests.post(own, body)));
        }

        private static void overlap(Target target, Dice dice, String own) throws IOException {
            try (Line other = target.line()) {
                other.write(dice.oneIn(2) ? Requests.get(own) : Requests.post(own, "3"));
                other.glance();
            }
        }
    },

    /** A WebSocket on which packets are said, well and badly. */
    WEBSOCKET {
        @Override
        void run(Target target, Dice dice) throws IOException {
            try (Line line = target.websocket(Requests.WEBSOCKET)) {
                for (String packet : Packets.conversation(dice)) {
                    line.write(
                            dice.oneIn(6)
                                    ? RawFrames.fragmented(dice, packet)
                                    : RawFrames.packet(dice, packet));
                }
                answerQuestions(line, dice);
                leave(line, dice);
            }
        }
    },

    /** A WebSocket, and frames that are none. */
    FRAMES {
        @Override
        void run(Target target, Dice dice) throws IOException {
            try (Line line = target.websocket(Requests.WEBSOCKET)) {
                if (dice.oneIn(2)) {
                    line.write(RawFrames.packet(dice, "40"));
                }
                for (int i = dice.below(4); i >= 0; i--) {
                    line.write(RawFrames.odd(dice));
                }
                answerQuestions(line, dice);
                leave(line, dice);
            }
        }
    },

    /** A move from polling to a WebSocket, its steps in any order. */
    UPGRADE {
        @Override
        void run(Target target, Dice dice) throws IOException {
            String sid = target.sid();
            String own = Requests.POLLING + "&sid=" + sid;
            try (Line polls = target.line();
                    Line first = target.websocket(Requests.WEBSOCKET + "&sid=" + sid);
                    Line second = target.line()) {
                for (int i = dice.below(8); i >= 0; i--) {
                    step(dice, sid, own, List.of(polls, first, second));
                }
                if (dice.oneIn(2)) {
                    first.write(RawFrames.packet(dice, "2probe"))
                            .write(RawFrames.packet(dice, "5"));
                    for (String packet : Packets.conversation(dice)) {
                        first.write(RawFrames.packet(dice, packet));
                    }
                }
                polls.glance();
                answerQuestions(first, dice);
                leave(first, dice);
            }
        }

        private static void step(Dice dice, String sid, String own, List<Line> lines)
                throws IOException {
            switch (dice.below(6)) {
                case 0 -> lines.get(0).write(Requests.get(own));
                case 1 -> lines.get(0).write(Requests.post(own, dice.of("40", "1", "3", "5")));
                case 2 -> lines.get(2).write(Requests.upgrade(Requests.WEBSOCKET + "&sid=" + sid));
                case 3 -> lines.get(2).write(RawFrames.packet(dice, "2probe"));
                case 4 -> lines.get(1).write(RawFrames.odd(dice));
                default ->
                        lines.get(1)
                                .write(
                                        RawFrames.packet(
                                                dice, dice.of("2probe", "2probe", "5", "6")));
            }
        }
    },

    /** A session that comes back with what it remembers, or with something like it. */
    RESUME {
        @Override
        void run(Target target, Dice dice) throws IOException {
            String pid;
            String offset;
            try (Line line = target.websocket(Requests.WEBSOCKET)) {
                line.write(RawFrames.packet(dice, "40/echo,"));
                line.write(RawFrames.packet(dice, "42/echo,[\"echo\",\"x\"]"));
                pid = find(line, PID).orElse("nobody");
                offset = find(line, OFFSET).orElse("nowhere");
                leave(line, dice);
            }
            try (Line line = target.websocket(Requests.WEBSOCKET)) {
                String auth =
                        "{\"pid\":\"%s\",\"offset\":\"%s\"}"
                                .formatted(
                                        dice.oneIn(2) ? pid : Mutation.text(dice, pid),
                                        dice.oneIn(2) ? offset : Mutation.text(dice, offset));
                line.write(RawFrames.packet(dice, "40/echo," + auth));
                line.write(RawFrames.packet(dice, Packets.said(dice, "/echo,").get(0)));
                answerQuestions(line, dice);
                leave(line, dice);
            }
        }
    },

    /** Asks for much, and reads nothing of it. */
    SLOW_READER {
        @Override
        void run(Target target, Dice dice) throws IOException {
            try (Line line = target.websocket(Requests.WEBSOCKET)) {
                line.write(RawFrames.packet(dice, "40/calm,"));
                String event = "42/calm,[\"echo\",\"" + "z".repeat(50_000) + "\"]";
                byte[] frame = RawFrames.packet(dice, event);
                for (int i = 10 + dice.below(60); i > 0 && target.goesOn(); i--) {
                    line.write(frame);
                }
                leave(line, dice);
            }
        }
    },

    /** Begins something, and is never heard of again. */
    HALF_OPEN {
        @Override
        void run(Target target, Dice dice) throws IOException {
            Line line = target.leftOpen();
            switch (dice.below(4)) {
                case 0 -> line.write(Mutation.cut(dice, Requests.odd(dice, "nobody")));
                case 1 -> line.write(Requests.upgrade(Requests.WEBSOCKET));
                case 2 -> line.write(Requests.get(Requests.POLLING + "&sid=" + target.sid()));
                default -> {
                    byte[] post = Requests.post(Requests.POLLING + "&sid=" + target.sid(), "40");
                    line.write(Mutation.cut(dice, post));
                }
            }
        }
    };

    private static final Pattern PID = Pattern.compile("\"pid\":\"([^\"]*)\"");
    private static final Pattern OFFSET = Pattern.compile("\\[\"echo\",\"x\",\"([^\"]*)\"]");
    private static final Pattern QUESTION = Pattern.compile("42(/[^,]*,)?(\\d+)\\[\"question\".*");

    /**
     * @throws IOException if the gateway has ended a connection, which it may do
     * @throws MalformedAnswerException if it did something it must not do
     */
    abstract void run(Target target, Dice dice) throws IOException;

    /** Reads what comes, and answers what is asked: well, badly, twice, and with too much. */
    static void answerQuestions(Line line, Dice dice) throws IOException {
        for (Optional<Frame> frame = line.frame(); frame.isPresent(); frame = line.frame()) {
            String text = frame.get().type() == Frame.TEXT ? frame.get().text() : "";
            Matcher question = QUESTION.matcher(text);
            if (question.matches()) {
                String namespace = Optional.ofNullable(question.group(1)).orElse("");
                for (String packet : Packets.answers(dice, namespace, question.group(2))) {
                    line.write(RawFrames.packet(dice, packet));
                }
            }
        }
    }

    static Optional<String> find(Line line, Pattern pattern) throws IOException {
        for (Optional<Frame> frame = line.frame(); frame.isPresent(); frame = line.frame()) {
            String text = frame.get().type() == Frame.TEXT ? frame.get().text() : "";
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    /** With a goodbye, without one, or in the middle of one. */
    static void leave(Line line, Dice dice) throws IOException {
        switch (dice.below(4)) {
            case 0 -> line.write(RawFrames.masked(dice, 0x88, new byte[] {3, (byte) 0xe8}));
            case 1 -> line.reset();
            case 2 -> line.write(Mutation.cut(dice, RawFrames.masked(dice, 0x88, new byte[20])));
            default -> line.close();
        }
    }
}
