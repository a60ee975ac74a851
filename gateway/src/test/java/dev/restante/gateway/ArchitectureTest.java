package dev.restante.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the gateway's packages, as the package's Javadoc draws them. */
@AnalyzeClasses(
        packages = "dev.restante.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrowsPointOneWay =
            layeredArchitecture()
                    .consideringOnlyDependenciesInAnyPackage("dev.restante.gateway..")
                    .layer("engineio")
                    .definedBy("..gateway.engineio..")
                    .layer("socketio")
                    .definedBy("..gateway.socketio..")
                    .layer("log")
                    .definedBy("..gateway.log..")
                    .layer("rooms")
                    .definedBy("..gateway.rooms..")
                    .layer("direct")
                    .definedBy("..gateway.direct..")
                    .layer("json")
                    .definedBy("..gateway.json..")
                    .whereLayer("socketio")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("engineio")
                    .mayOnlyBeAccessedByLayers("socketio")
                    .whereLayer("log")
                    .mayOnlyBeAccessedByLayers("socketio")
                    .whereLayer("direct")
                    .mayOnlyBeAccessedByLayers("socketio")
                    .whereLayer("rooms")
                    .mayOnlyBeAccessedByLayers("socketio", "log")
                    .whereLayer("json")
                    .mayOnlyBeAccessedByLayers("socketio", "log", "direct")
                    .because("an event travels one road, and each step of it is one package");

    @ArchTest
    static final ArchRule onlyTheLogKnowsKafka =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..gateway.log..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka..")
                    .because("another log behind the same gateway is one package to write");

    @ArchTest
    static final ArchRule onlyEngineIoKnowsHttp =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..gateway.socketio..", "..gateway.log..", "..gateway.rooms..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.vertx.core.http..", "io.vertx.ext.web..")
                    .because("Socket.IO does not care which transport carries it");

    @ArchTest
    static final ArchRule roomsKnowOnlyTheContract =
            noClasses()
                    .that()
                    .resideInAPackage("..gateway.rooms..")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            "..gateway.rooms..", "dev.restante.contract..", "java..")
                    .because("who hears what is decided by the event and the rooms alone");
}
