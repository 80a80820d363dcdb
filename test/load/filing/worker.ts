/** What a load worker is told and what it answers, over the process's message channel. */
export interface RunOrder {
  clients: number;
  seconds: number;
  /** Index of the first draft to take; each is taken once. */
  from: number;
}

export interface RunAnswer {
  done: number;
  errors: number;
  /** Up to three messages of what went wrong. */
  samples: string[];
  seconds: number;
  /** Milliseconds of each finished unit of work. */
  milliseconds: number[];
  /** Drafts taken. */
  taken: number;
}

/**
 * Runs `clients` loops of `work` side by side for so many seconds, each on a draft nobody else takes.
 * @param work does one unit for a draft; throws where the answer is not the one expected
 */
export async function runClients(
  order: RunOrder,
  drafts: number,
  work: (draft: number, client: number) => Promise<void>,
): Promise<RunAnswer> {
  const answer: RunAnswer = { done: 0, errors: 0, samples: [], seconds: 0, milliseconds: [], taken: 0 };
  const started = performance.now();
  const end = started + order.seconds * 1000;
  let next = order.from;
  await Promise.all(
    Array.from({ length: order.clients }, async (_, client) => {
      while (performance.now() < end && next < drafts) {
        const draft = next;
        next += 1;
        const begun = performance.now();
        try {
          await work(draft, client);
          answer.done += 1;
          answer.milliseconds.push(performance.now() - begun);
        } catch (error) {
          answer.errors += 1;
          if (answer.samples.length < 3) answer.samples.push(String(error).slice(0, 500));
        }
      }
    }),
  );
  answer.seconds = (performance.now() - started) / 1000;
  answer.taken = next - order.from;
  return answer;
}
