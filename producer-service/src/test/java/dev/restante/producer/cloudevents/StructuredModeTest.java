package dev.restante.producer.cloudevents;

import static dev.restante.producer.cloudevents.Requests.NOW;
import static dev.restante.producer.cloudevents.Requests.STRUCTURED;
import static dev.restante.producer.cloudevents.Requests.emit;
import static dev.restante.producer.cloudevents.Requests.event;
import static dev.restante.producer.cloudevents.Requests.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.producer.json.Flaw;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredModeTest {

    private static final Envelope ENVELOPE = new Envelope("1", "/s", NOW, "/", Optional.empty());

    @Test
    void an_event_with_the_required_attributes_goes_to_everyone_now() throws Exception {
        ServerEvent event = read(event("'data':{'text': 1.0}"));

        assertThat(event)
                .isEqualTo(
                        new ServerEvent.Emit(
                                ENVELOPE,
                                "news",
                                Set.of(),
                                Set.of(),
                                false,
                                OptionalLong.empty(),
                                Arguments.of("{\"text\": 1.0}")));
    }

    @Test
    void all_attributes_are_understood() throws Exception {
        ServerEvent event =
                read(
                        event(
                                "'time':'2026-01-02T03:04:05+01:00','namespace':'/chat',"
                                        + "'to':'a%2Cb,c','except':'d','volatile':true,"
                                        + "'cause':'c1','ackid':7,'args':2,'data':[1,[2]],"
                                        + "'datacontenttype':'application/json; charset=utf-8'"));

        assertThat(event)
                .isEqualTo(
                        new ServerEvent.Emit(
                                new Envelope(
                                        "1",
                                        "/s",
                                        Instant.parse("2026-01-02T02:04:05Z"),
                                        "/chat",
                                        Optional.of("c1")),
                                "news",
                                Set.of("a,b", "c"),
                                Set.of("d"),
                                true,
                                OptionalLong.of(7),
                                new Arguments(2, "[1,[2]]")));
    }

    @Test
    void integers_and_booleans_may_also_be_strings() throws Exception {
        ServerEvent event = read(event("'volatile':'true','args':'2','data':[1,2]"));

        assertThat(event)
                .isInstanceOfSatisfying(
                        ServerEvent.Emit.class,
                        e -> {
                            assertThat(e.isVolatile()).isTrue();
                            assertThat(e.arguments().count()).isEqualTo(2);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                  | 0 | []",
                "'args':0            | 0 | []",
                "'args':0,'data':[]  | 0 | []",
                "'data':null         | 1 | null",
                "'data':[1,2]        | 1 | [1,2]",
                "'args':1,'data':[1] | 1 | [1]",
                "'args':2,'data':[ 1 , 2 ] | 2 | [ 1 , 2 ]"
            },
            quoteCharacter = '`')
    void the_data_is_the_arguments(String members, int count, String json) throws Exception {
        String own = members.equals("''") ? "" : members;

        ServerEvent.Emit event = emit(Requests.read(STRUCTURED, Map.of(), event(own)));

        assertThat(event.arguments()).isEqualTo(new Arguments(count, json));
    }

    @Test
    void operations_are_understood() throws Exception {
        assertThat(read(event("'op':'join','to':'a','room':'r'")))
                .isEqualTo(new ServerEvent.Join(ENVELOPE, Set.of("a"), "r"));
        assertThat(read(event("'op':'leave','to':'a','room':'r'")))
                .isEqualTo(new ServerEvent.Leave(ENVELOPE, Set.of("a"), "r"));
        assertThat(read(event("'op':'disconnect','to':'a','close':true")))
                .isEqualTo(new ServerEvent.Disconnect(ENVELOPE, Set.of("a"), true));
        assertThat(read(event("'op':'ack','to':'a','ackid':3,'data':'ok'")))
                .isEqualTo(new ServerEvent.Ack(ENVELOPE, "a", 3, Arguments.of("\"ok\"")));
    }

    @Test
    void answers_to_an_admission_are_understood() throws Exception {
        Envelope answer = new Envelope("1", "/s", NOW, "/", Optional.of("q"));

        assertThat(
                        read(
                                event(
                                        "'op':'admit','to':'a','cause':'q','user':'ann',"
                                                + "'rooms':'r%2C1,r2'")))
                .isEqualTo(
                        new ServerEvent.Admit(
                                answer, "a", Optional.of("ann"), Optional.of(Set.of("r,1", "r2"))));
        assertThat(read(event("'op':'refuse','to':'a','cause':'q','message':'no','data':{'a':1}")))
                .isEqualTo(new ServerEvent.Refuse(answer, "a", "no", Arguments.of("{\"a\":1}")));
        assertThat(read(event("'op':'refuse','to':'a','cause':'q','message':'no'")))
                .isEqualTo(new ServerEvent.Refuse(answer, "a", "no", Arguments.none()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'data_base64':'AP97'",
                "'data_base64':'AP97','datacontenttype':'image/png'",
                "'data_base64':'AP97','args':1"
            })
    void base64_is_one_binary_argument(String members) throws Exception {
        ServerEvent.Emit event = emit(Requests.read(STRUCTURED, Map.of(), event(members)));

        assertThat(event.arguments()).isEqualTo(Arguments.binary(new byte[] {0, -1, '{'}));
    }

    @Test
    void an_operation_may_have_a_reserved_type() throws Exception {
        String text = event("'op':'disconnect','to':'a'").replace("news", "disconnect");

        assertThat(read(text)).isInstanceOf(ServerEvent.Disconnect.class);
    }

    @Test
    void unknown_extensions_and_attributes_without_a_value_are_ignored() throws Exception {
        ServerEvent event = read(event("'traceparent':'00-1','cause':null,'dataschema':'x'"));

        assertThat(event.envelope()).isEqualTo(ENVELOPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'time':'yesterday'           | /time | not RFC 3339",
                "'time':5                     | /time | must be a string, not a number",
                "'namespace':'chat'           | /namespace | does not start with /",
                "'to':'a,,b'                  | /to | a room without a name",
                "'to':''                      | /to | a room without a name",
                "'to':'%2'                    | /to | not percent-encoded",
                "'to':['a']                   | /to | must be a string, not an array",
                "'except':'a,'                | /except | a room without a name",
                "'volatile':'yes'             | /volatile | not true or false",
                "'volatile':1                 | /volatile | must be a boolean, not a number",
                "'op':'fly'                   | /op | unknown: fly",
                "'op':'join'                  | /room | missing",
                "'op':'leave','room':'r','data':1 | /data | the operation leave has no data",
                "'op':'disconnect','close':'x' | /close | not true or false",
                "'op':'ack','ackid':1         | /to | exactly one socket",
                "'op':'ack','to':'a'          | /ackid | missing",
                "'op':'ack','to':'a','ackid':-1 | /ackid | negative",
                "'ackid':1.5                  | /ackid | must be an integer, not a number",
                "'ackid':true                 | /ackid | must be an integer, not a boolean",
                "'args':2                     | /data | empty",
                "'args':2,'data':1            | /data | must be an array, because args is 2",
                "'args':2,'data':[1]          | /args | is 2, but data has 1 elements",
                "'args':'x','data':[1]        | /args | must be the number of arguments",
                "'args':-1,'data':[1]         | /args | must be the number of arguments",
                "'datacontenttype':'text/plain','data':'x' | /datacontenttype | must be JSON",
                "'data_base64':'A'            | /data_base64 | not base64",
                "'data_base64':'_-8='         | /data_base64 | not base64",
                "'data_base64':[]             | /data_base64 | must be a string, not an array",
                "'data_base64':'AA==','data':1 | /data_base64 | given beside data",
                "'data_base64':'AA==','args':0 | /args | binary data is one argument",
                "'data_base64':'AA==','op':'join','room':'r' | /data_base64 | has no data",
                "'data_base64':'AA==','datacontenttype':'application/json' | /datacontenttype | send JSON as data",
                "'attachments':1,'data':1     | /attachments | cannot be sent by HTTP",
                "'op':'admit','to':'a'        | /cause | missing",
                "'op':'admit','cause':'c'     | /to | exactly one socket",
                "'op':'admit','to':'a','cause':'c','data':1 | /data | the operation admit has no data",
                "'op':'admit','to':'a','cause':'c','rooms':'r,' | /rooms | a room without a name",
                "'op':'admit','to':'a','cause':'c','user':'' | /user | empty",
                "'op':'refuse','to':'a','cause':'c' | /message | missing",
                "'op':'refuse','to':'a','cause':'c','message':'m','args':2,'data':[1,2] | /args | at most one",
                "'op':'refuse','to':'a','cause':'c','message':'m','data_base64':'AA==' | /data_base64 | JSON alone",
                "'Cause':'x'                  | /Cause | lower-case letters and digits",
                "'a/b':'x'                    | /a~1b | lower-case letters and digits",
                "'other':{}                   | /other | must be a string, an integer or a boolean",
                "'cause':'\\u0000'            | /cause | control character",
                "'cause':'\\ud800'            | /cause | half a surrogate pair",
                "'data':{'a':1,'a':2}         | /data/a | Duplicate",
                "'id':'2'                     | /id | Duplicate"
            })
    void what_is_wrong_is_said_with_its_pointer(String members, String pointer, String detail) {
        List<Flaw> flaws = Requests.flaws(STRUCTURED, Map.of(), event(members));

        assertThat(flaws).hasSize(1);
        assertThat(flaws.get(0).header()).isNull();
        assertThat(flaws.get(0).pointer()).isEqualTo(pointer);
        assertThat(flaws.get(0).detail()).contains(detail);
    }

    @Test
    void all_required_attributes_that_are_missing_are_named() {
        List<Flaw> flaws = Requests.flaws(STRUCTURED, Map.of(), quoted("{'id':'','type':null}"));

        assertThat(flaws)
                .extracting(Flaw::pointer)
                .containsExactlyInAnyOrder("/specversion", "/id", "/source", "/type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'specversion':'0.3','id':'1','source':'/s','type':'t'} | /specversion",
                "{'specversion':1.0,'id':'1','source':'/s','type':'t'} | /specversion",
                "{'specversion':'1.0','id':1,'source':'/s','type':'t'} | /id",
                "{'specversion':'1.0','id':'1','source':'a b','type':'t'} | /source"
            })
    void required_attributes_are_checked_too(String json, String pointer) {
        List<Flaw> flaws = Requests.flaws(STRUCTURED, Map.of(), quoted(json));

        assertThat(flaws).extracting(Flaw::pointer).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect",
                "connect_error",
                "disconnect",
                "disconnecting",
                "newListener",
                "removeListener"
            })
    void events_whose_name_is_reserved_are_refused(String name) {
        List<Flaw> flaws = Requests.flaws(STRUCTURED, Map.of(), event("").replace("news", name));

        assertThat(flaws).extracting(Flaw::pointer).containsExactly("/type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"x\""})
    void what_is_no_object_is_refused(String json) {
        List<Flaw> flaws = Requests.flaws(STRUCTURED, Map.of(), json);

        assertThat(flaws).extracting(Flaw::pointer).containsExactly("");
    }

    private static ServerEvent read(String body) throws Exception {
        return Requests.read(STRUCTURED, Map.of(), body).events().get(0);
    }
}
