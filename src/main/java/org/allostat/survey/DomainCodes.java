package org.allostat.survey;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allostat.population.Interview;
import org.allostat.survey.estimate.Domain;

/**
 * A person's values of several domain variables as one number.
 *
 * @param variables the variables
 */
record DomainCodes(List<DomainVariable> variables) implements Serializable {
    DomainCodes {
        variables = List.copyOf(variables);
    }

    /** The number of a person; 0 without variables. */
    int codeOf(Interview interview) {
        int code = 0;
        for (DomainVariable variable : variables) {
            code = code * variable.domains().size() + variable.indexOf(interview);
        }
        return code;
    }

    /** The values of a number, by variable. */
    Map<String, String> valuesOf(int code) {
        Map<String, String> values = new LinkedHashMap<>();
        int left = code;
        for (int i = variables.size() - 1; i >= 0; i--) {
            List<Domain> domains = variables.get(i).domains();
            Domain domain = domains.get(left % domains.size());
            values.put(domain.variable(), domain.value());
            left /= domains.size();
        }
        return values;
    }
}
