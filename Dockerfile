# The image of one of the services, from the root of the repository, once it is built:
#
#   docker build --build-arg SERVICE=gateway .
ARG BASE_IMAGE=eclipse-temurin:17-jre
FROM ${BASE_IMAGE}

# Where H2 keeps its file if there is no PostgreSQL: put a volume there, it takes the owner.
# A number, since a base image need not know the name.
RUN mkdir /app /data && chown 10001:10001 /app /data
USER 10001:10001
WORKDIR /app

# What changes seldom comes first: a new build of the service then reuses the layers below it.
ARG SERVICE
COPY ${SERVICE}/target/quarkus-app/lib/ lib/
COPY ${SERVICE}/target/quarkus-app/quarkus/ quarkus/
COPY ${SERVICE}/target/quarkus-app/app/ app/
COPY ${SERVICE}/target/quarkus-app/quarkus-run.jar quarkus-run.jar

# Class-data sharing: the service is started once, where no Kafka is, and the classes it has loaded when it
# listens, or after 10 s of looking for Kafka, are kept for the JVM of this very image. Another JVM starts
# without the file, only slower.
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN export KAFKA_BOOTSTRAP_SERVERS=localhost:1 QUARKUS_HTTP_PORT=8080; \
    export RESTANTE_SESSION_SECRET=nothing-is-signed-here RESTANTE_DATA=/tmp/training; \
    java -XX:ArchiveClassesAtExit=classes.jsa -XX:+UseSerialGC -jar quarkus-run.jar >/tmp/training.log 2>&1 & \
    for ((tries = 0; tries < 50; tries++)); do \
      if (exec 3<>/dev/tcp/127.0.0.1/8080) 2>/dev/null; then break; fi; \
      sleep 0.2; \
    done; \
    kill $! || true; \
    wait $! || true; \
    [[ -s classes.jsa ]] || { cat /tmp/training.log; exit 1; }; \
    rm -rf /tmp/training*

# The heap is half of the memory limit: beside it the JVM has classes, threads and Netty's buffers.
ENV RESTANTE_HOST=0.0.0.0 \
    RESTANTE_DATA=/data \
    MALLOC_ARENA_MAX=2 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -XX:SharedArchiveFile=/app/classes.jsa"
ENTRYPOINT ["java", "-jar", "quarkus-run.jar"]
