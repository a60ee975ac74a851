package dev.restante.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.restante.worker", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS_POINT_TO_THE_WORK =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("queue")
                    .definedBy("..worker.queue..")
                    .layer("answer")
                    .definedBy("..worker.answer..")
                    .layer("work")
                    .definedBy("..worker.work..")
                    .whereLayer("queue")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("answer")
                    .mayOnlyBeAccessedByLayers("queue")
                    .whereLayer("work")
                    .mayOnlyBeAccessedByLayers("queue", "answer")
                    .because("what is done does not depend on the queue it came from");

    @ArchTest
    static final ArchRule WORK_AND_ANSWERS_KNOW_NO_MACHINERY =
            noClasses()
                    .that()
                    .resideInAnyPackage("..worker.work..", "..worker.answer..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..", "io.quarkus..", "io.smallrye..", "jakarta..")
                    .because("the queue only carries; work is plain Java");
}
