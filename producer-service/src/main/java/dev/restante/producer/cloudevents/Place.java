package dev.restante.producer.cloudevents;

import dev.restante.producer.json.Flaw;

/** Where the attributes of one event stand in the request. */
sealed interface Place {

    /** Names the place of an attribute, of the data or of {@code datacontenttype}. */
    Flaw flaw(String attribute, String detail);

    /**
     * Members of a JSON object.
     *
     * @param pointer JSON Pointer of the object
     */
    record Members(String pointer) implements Place {
        @Override
        public Flaw flaw(String attribute, String detail) {
            String escaped = attribute.replace("~", "~0").replace("/", "~1");
            return Flaw.inBody(pointer + "/" + escaped, detail);
        }
    }

    /** HTTP headers; the data is the body. */
    record Headers() implements Place {
        @Override
        public Flaw flaw(String attribute, String detail) {
            return switch (attribute) {
                case "data", "data_base64" -> Flaw.inBody("", detail);
                case "datacontenttype" -> Flaw.inHeader("content-type", detail);
                default -> Flaw.inHeader("ce-" + attribute, detail);
            };
        }
    }
}
