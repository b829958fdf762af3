package org.allostat.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Spark noted of one application: how its faults showed.
 *
 * @param executorsLost executors that went before the application did
 * @param tasksLost tasks that ended with their executor
 * @param tasksFailed tasks that ended in an error of their own, such as blocks that were gone
 * @param stagesAgain stages that were begun another time
 * @param copiesWon tasks whose speculative copy was done before they were
 */
record EventLog(int executorsLost, int tasksLost, int tasksFailed, int stagesAgain, int copiesWon) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Settings of Spark that leave the log of an application in a folder that is there, as plain text. */
    static List<String> settings(Path folder) {
        return List.of(
                "spark.eventLog.enabled=true",
                "spark.eventLog.dir=" + folder.toUri(),
                "spark.eventLog.compress=false",
                "spark.eventLog.rolling.enabled=false");
    }

    /** The log of the only application whose log is in the folder; its last line may be cut. */
    static EventLog read(Path folder) throws IOException {
        int executorsLost = 0;
        int tasksLost = 0;
        int tasksFailed = 0;
        int stagesAgain = 0;
        int copiesWon = 0;
        for (JsonNode event : events(folder)) {
            String name = event.path("Event").asText();
            executorsLost += name.equals("SparkListenerExecutorRemoved") ? 1 : 0;
            if (name.equals("SparkListenerStageSubmitted")) {
                stagesAgain += event.at("/Stage Info/Stage Attempt ID").asInt() > 0 ? 1 : 0;
            }
            if (name.equals("SparkListenerTaskEnd")) {
                String reason = event.at("/Task End Reason/Reason").asText();
                tasksLost += reason.equals("ExecutorLostFailure") ? 1 : 0;
                tasksFailed += reason.equals("FetchFailed") || reason.equals("ExceptionFailure") ? 1 : 0;
                boolean copy = event.at("/Task Info/Speculative").asBoolean();
                copiesWon += copy && reason.equals("Success") ? 1 : 0;
            }
        }
        return new EventLog(executorsLost, tasksLost, tasksFailed, stagesAgain, copiesWon);
    }

    private static List<JsonNode> events(Path folder) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder);
                Stream<String> lines = Files.lines(files.findFirst().orElseThrow())) {
            for (String line : (Iterable<String>) lines.filter(EventLog::isOfInterest)::iterator) {
                events.add(JSON.readTree(line));
            }
        }
        return events;
    }

    /** Nearly all of a log is plans of queries. */
    private static boolean isOfInterest(String line) {
        return line.endsWith("}")
                && Stream.of("ExecutorRemoved", "StageSubmitted", "TaskEnd")
                        .anyMatch(event -> line.startsWith("{\"Event\":\"SparkListener" + event + "\""));
    }

    /** The log in words. */
    String words() {
        List<String> words = new ArrayList<>();
        note(words, executorsLost, "executor lost", "executors lost");
        note(words, tasksLost, "task lost with it", "tasks lost with them");
        note(words, tasksFailed, "task failed", "tasks failed");
        note(words, stagesAgain, "stage ran again", "stages ran again");
        note(words, copiesWon, "copy of a task won", "copies of tasks won");
        return String.join(", ", words);
    }

    private static void note(List<String> words, int count, String one, String several) {
        if (count > 0) {
            words.add(count + " " + (count == 1 ? one : several));
        }
    }
}
