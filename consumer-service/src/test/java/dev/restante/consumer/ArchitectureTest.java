package dev.restante.consumer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.restante.consumer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS_POINT_TO_THE_DECISIONS =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("lab")
                    .definedBy("..lab..")
                    .layer("facts")
                    .definedBy("..facts..")
                    .layer("road")
                    .definedBy("..road..")
                    .layer("store")
                    .definedBy("..store..")
                    .layer("chat")
                    .definedBy("..chat..")
                    .whereLayer("lab")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("facts")
                    .mayOnlyBeAccessedByLayers("lab")
                    .whereLayer("road")
                    .mayOnlyBeAccessedByLayers("lab", "facts")
                    .whereLayer("store")
                    .mayOnlyBeAccessedByLayers("lab", "facts", "road")
                    .whereLayer("chat")
                    .mayOnlyBeAccessedByLayers("lab", "facts", "store")
                    .because("a rule of the chat must be testable without Kafka and database");

    @ArchTest
    static final ArchRule DECISIONS_KNOW_NO_MACHINERY =
            noClasses()
                    .that()
                    .resideInAPackage("..chat..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..",
                            "javax.sql..",
                            "org.apache.kafka..",
                            "io.quarkus..",
                            "io.smallrye..",
                            "jakarta..")
                    .because("the stream only carries; decisions are plain Java");
}
