package org.allostat.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.allostat.policy.Offer;
import org.allostat.policy.OfferTerms;

/**
 * Offers as policy files write them: one flat map, in which {@code kind} is the name of the lever's class in snake_case,
 * followed by its terms and by what the lever has of its own. A new lever needs nothing here.
 */
final class OfferFields {
    static final String KIND = "kind";
    private static final String TERMS = "terms";

    private OfferFields() {}

    /** Every kind of offer and the lever that it names, in the order of the sealed interface. */
    static Map<String, Class<? extends Offer>> levers() {
        Map<String, Class<? extends Offer>> levers = new LinkedHashMap<>();
        for (Class<?> lever : Offer.class.getPermittedSubclasses()) {
            levers.put(kind(lever), lever.asSubclass(Offer.class));
        }
        return levers;
    }

    /** The fields that a lever's offers have besides their kind, terms first. */
    static List<String> names(Class<? extends Offer> lever) {
        return Stream.concat(components(OfferTerms.class), components(lever).filter(name -> !name.equals(TERMS)))
                .toList();
    }

    /** Makes a mapper of records read and write offers so. */
    static Module module(JsonMapper records) {
        SimpleModule module = new SimpleModule("offers");
        module.addSerializer(Offer.class, new StdDelegatingSerializer(Offer.class, new Flatten(records)));
        module.addDeserializer(Offer.class, new StdDelegatingDeserializer<>(new Bind(records)));
        return module;
    }

    private static String kind(Class<?> lever) {
        return RecordMapper.snakeCase(lever.getSimpleName());
    }

    private static Stream<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(RecordMapper::snakeCase);
    }

    private static final class Flatten extends StdConverter<Offer, JsonNode> {
        private final JsonMapper records;

        Flatten(JsonMapper records) {
            this.records = records;
        }

        @Override
        public JsonNode convert(Offer offer) {
            ObjectNode flat = records.createObjectNode().put(KIND, kind(offer.getClass()));
            ObjectNode own = records.valueToTree(offer);
            flat.setAll((ObjectNode) own.remove(TERMS));
            return flat.setAll(own);
        }
    }

    /** Defaults have been filled in for every lever's fields; those of other kinds are left behind. */
    private static final class Bind extends StdConverter<JsonNode, Offer> {
        private final JsonMapper records;

        Bind(JsonMapper records) {
            this.records = records;
        }

        @Override
        public Offer convert(JsonNode flat) {
            Class<? extends Offer> lever = levers().get(flat.path(KIND).asText());
            if (lever == null) {
                throw new IllegalStateException("policy.schema.json allows a kind that no lever has: " + flat);
            }
            ObjectNode own = flat.deepCopy();
            ObjectNode terms = own.deepCopy();
            terms.retain(components(OfferTerms.class).toList());
            own.set(TERMS, terms);
            own.retain(components(lever).toList());
            try {
                return records.treeToValue(own, lever);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("policy.schema.json allows what " + lever + " does not: " + flat, e);
            }
        }
    }
}
