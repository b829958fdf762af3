package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.allostat.evidence.Registry;
import org.allostat.population.PopulationParameters;
import org.allostat.population.PossiblePopulation;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;
import org.allostat.study.Survey;
import org.allostat.survey.SurveyStage;

/**
 * What a run or a survey would refuse although every field is right: parameters that describe no possible population, in
 * draw 0 or in a later one, and a universe too coarse for the survey.
 */
final class AnswerableStudy {
    private final YamlDocument study;
    private final Problems problems;

    AnswerableStudy(YamlDocument study, Problems problems) {
        this.study = study;
        this.problems = problems;
    }

    /**
     * Checks what rests on several fields.
     *
     * @param registry the parameter set of draw 0
     * @param fields what the schema accepted of the study
     */
    void check(Registry registry, JsonNode fields) {
        if (!fields.has("seed") || !fields.has("draws")) {
            return; // refused already
        }
        List<String> impossible = PossiblePopulation.problems(
                registry, fields.get("seed").asLong(), fields.get("draws").asInt());
        String place = study.placeOfValue("parameters");
        impossible.forEach(problem -> problems.add(place, "parameters", problem));
    }

    /** Checks the survey, for which only parameters, seed and the survey itself matter. */
    void checkSurvey(Registry registry, Survey survey) {
        if (!PossiblePopulation.problems(registry, 0, 0).isEmpty()) {
            return; // refused already
        }
        PopulationParameters population = registry.bind("population", PopulationParameters.class);
        UniverseDesign universe = survey.people() == 0
                ? UniverseDesign.everybody(population)
                : UniverseDesign.ofPeople(population, survey.people());
        try {
            SurveyStage.design(survey, universe);
        } catch (InputException e) {
            e.problems()
                    .forEach(problem -> problems.add(study.placeOfValue("survey.people"), "survey.people", problem));
        }
    }
}
