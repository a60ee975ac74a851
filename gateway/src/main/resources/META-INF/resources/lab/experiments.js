/**
 * The guided experiments by their keys in the page: what each does, and what it says of the figures it
 * finds.
 */

const s = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

function sendersSaw({ once, retries, queue }) {
  const doubled = retries.doubled ? ` and doubled ${retries.doubled}` : "";
  const untold = once.processed - once.answered;
  const more = untold ? `, and ${untold} more were done without the sender knowing` : "";
  return (
    `Of ${s(queue.sent, "event")} each, direct delivery lost ${once.lost}${more}; with retries it lost ${retries.lost}${doubled}; ` +
    `the queue lost ${queue.lost}, doubled ${queue.doubled}, and brought ${queue.late} late.`
  );
}

function receiverSaw({ broadcast, feed }) {
  return (
    `Of ${s(feed.sent, "event")} that the service sent, the plain broadcast lost ${broadcast.lost}; ` +
    `the recoverable one lost ${feed.lost}, doubled ${feed.doubled}, and brought ${feed.late} late.`
  );
}

export const EXPERIMENTS = [
  {
    key: "consumer-down",
    async run(x) {
      x.send(5);
      await x.step("Events are sent in all three lanes, 5 per second.", 2);
      await x.kill("consumer-service");
      await x.step("consumer-service is dead; the sending goes on.", x.short ? 4 : 10);
      await x.start("consumer-service");
      await x.step("It is back; a few more events.", 2);
      await x.settle();
      const counts = x.counts();
      return {
        saw: sendersSaw(counts),
        holds: counts.queue.lost === 0 && counts.queue.doubled === 0 && counts.once.lost > 0,
      };
    },
  },
  {
    key: "gateway-killed",
    async run(x) {
      // So long that one is nearly always under way.
      x.work(150);
      x.send(5);
      await x.feed(5);
      await x.step("Events go both ways, 5 per second; the service works 150 ms for each.", 2);
      await x.kill("gateway");
      await x.step("The gateway is dead; this page keeps what the queue's lane emits.", x.short ? 3 : 5);
      await x.start("gateway");
      await x.connected();
      await x.step("Connected again, with the same session.", 2);
      await x.feed(0);
      await x.settle();
      const counts = x.counts();
      return {
        saw: `${sendersSaw(counts)} ${receiverSaw(counts)}`,
        holds: counts.queue.lost + counts.queue.doubled + counts.feed.lost + counts.feed.doubled === 0,
      };
    },
  },
  {
    key: "browser-offline",
    async run(x) {
      await x.feed(5);
      await x.step("The service sends 5 events per second.", 2);
      x.goOffline();
      await x.step("This browser is offline; the service goes on sending.", x.short ? 8 : 130);
      x.goOnline();
      await x.connected();
      await x.step("Back online.", 2);
      await x.feed(0);
      await x.settle();
      const counts = x.counts();
      return {
        saw: `The browser was away for ${x.short ? 8 : 130} s. ${receiverSaw(counts)}`,
        holds: counts.feed.lost === 0 && counts.feed.doubled === 0 && counts.broadcast.lost > 0,
      };
    },
  },
  {
    key: "kafka-down",
    async run(x) {
      x.send(5);
      await x.step("Events are sent in all three lanes, 5 per second.", 2);
      await x.kill("kafka");
      await x.step("Kafka is dead. The queue's lane says so, and keeps its events in this page.", x.short ? 4 : 8);
      await x.start("kafka");
      await x.step("Kafka is back.", 2);
      await x.settle();
      const counts = x.counts();
      return {
        saw: sendersSaw(counts),
        holds: counts.queue.lost === 0 && counts.queue.doubled === 0,
      };
    },
  },
  {
    key: "slow-consumer",
    async run(x) {
      x.work(250);
      x.burst(60);
      const deepest = await x.watchDepth("60 events were sent at once; the service works 250 ms for each.");
      await x.settle();
      const counts = x.counts();
      return {
        saw: `Up to ${s(deepest, "event")} waited in client-events, and ${s(counts.queue.disordered, "event")} of the queue were done out of order. ${sendersSaw(counts)} Of the direct ones ${counts.once.disordered} and ${counts.retries.disordered} were done out of order.`,
        holds: counts.queue.lost === 0 && counts.queue.doubled === 0 && counts.queue.processed === counts.queue.sent && counts.queue.disordered === 0 && deepest > 0,
      };
    },
  },
  {
    key: "poison",
    async run(x) {
      x.burst(10);
      const poison = x.poison();
      x.burst(9);
      await x.step("20 events were sent; the eleventh makes the service's code fail.", 1);
      const letter = await x.deadLetter(poison);
      await x.settle();
      const counts = x.counts();
      const place = letter ? `It lies in the dead-letter topic, with its reason: ${letter.reason}.` : "It was not found in the dead-letter topic.";
      return {
        saw: `The other ${s(counts.queue.processed, "event")} of the queue were processed. ${place}`,
        holds: !!letter && counts.queue.processed === counts.queue.sent - 1,
      };
    },
  },
  {
    key: "two-consumers",
    async run(x) {
      await Promise.all([x.start("worker-1"), x.start("worker-2")]);
      const jobs = await x.jobs(30);
      await x.step("Two workers share 30 jobs.", 0);
      await jobs.until(4, 2);
      await x.kill("worker-1");
      await x.step("worker-1 is dead in the middle of a job; worker-2 goes on.", 0);
      await jobs.until(30);
      await x.step("All are done; the worker tells Kafka so.", 1);
      const { done, again, repeated, by } = jobs.result();
      const shares = Object.entries(by).map(([worker, count]) => `${worker} did ${count}`).join(", ");
      return {
        saw: `${done} of 30 jobs are done: ${shares}; ${s(again, "job")} had to be handed out again, ${s(repeated, "answer")} came twice.`,
        holds: done === 30 && repeated === 0 && Object.keys(by).length === 2,
      };
    },
  },
  {
    key: "latest-or-earliest",
    async run(x) {
      x.burst(20);
      await x.settle();
      const newcomers = [await x.newcomer("earliest"), await x.newcomer("latest")];
      await x.step("20 events are stored; then two new consumer groups have joined.", 0);
      x.burst(20);
      await x.settle();
      const [earliest, latest] = await x.hear(newcomers, [40, 20]);
      return {
        saw: `Of 40 events the group that began at earliest has read ${earliest}, the one at latest ${latest}.`,
        holds: earliest === 40 && latest === 20,
      };
    },
  },
];
