/** Where the other services are: the gateway knows, and the default ports are a good guess. */
export async function showAddresses(show) {
  show(`http://${location.hostname}:8081`, `http://${location.hostname}:8082`);
  try {
    const { producer, consumer } = await (await fetch("restante.json")).json();
    show(producer, consumer);
  } catch {
    // The guess stays.
  }
}
