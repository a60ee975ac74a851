package dev.restante.stack.control;

import dev.restante.stack.process.ProcessConflictException;
import dev.restante.stack.process.SupervisedProcess;
import dev.restante.stack.settings.StackException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each address of the control endpoint does. Knows nothing of HTTP's wire. */
final class Routes {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern ACTION = Pattern.compile("/processes/([^/]+)/(kill|start)");

    private final List<SupervisedProcess> processes;

    Routes(List<SupervisedProcess> processes) {
        this.processes = List.copyOf(processes);
    }

    /**
     * Does what is asked for.
     *
     * @param method the HTTP method
     * @param path the path without the query
     * @throws InterruptedException if the endpoint is being stopped
     */
    Answer answer(String method, String path) throws InterruptedException {
        if (path.equals("/status")) {
            return method.equals("GET") ? status() : Answer.methodNotAllowed("GET");
        }
        Matcher action = ACTION.matcher(path);
        if (!action.matches()) {
            return Answer.notFound("There is GET /status and POST /processes/{name}/kill|start.");
        }
        Optional<SupervisedProcess> process = named(action.group(1));
        if (process.isEmpty()) {
            return Answer.notFound("No process has this name; there are " + names() + ".");
        }
        if (!method.equals("POST")) {
            return Answer.methodNotAllowed("POST");
        }
        return action.group(2).equals("kill") ? kill(process.get()) : start(process.get());
    }

    private Answer status() {
        return Answer.ok(
                new StatusReport(processes.stream().map(SupervisedProcess::report).toList()));
    }

    private static Answer kill(SupervisedProcess process) throws InterruptedException {
        try {
            process.kill();
            return Answer.ok(process.report());
        } catch (ProcessConflictException e) {
            return Answer.conflict(e.getMessage());
        }
    }

    private static Answer start(SupervisedProcess process) throws InterruptedException {
        try {
            process.start().await(PATIENCE);
            return Answer.ok(process.report());
        } catch (ProcessConflictException e) {
            return Answer.conflict(e.getMessage());
        } catch (StackException e) {
            return Answer.unavailable(e.getMessage());
        }
    }

    private Optional<SupervisedProcess> named(String name) {
        return processes.stream().filter(process -> process.name().equals(name)).findFirst();
    }

    private String names() {
        return String.join(", ", processes.stream().map(SupervisedProcess::name).toList());
    }
}
