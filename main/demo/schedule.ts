/** Everything that is to happen later, on one timer, which runs only when something is due that somebody can see. */

export interface Schedule {
  /**
   * Calls `run` in `inMs` milliseconds. What is `ambient` (the demo's life) waits while nobody looks,
   * and happens at once when somebody looks again; the rest happens anyway.
   */
  after(inMs: number, run: () => void, ambient?: boolean): void;
  /** Somebody looks, until the returned function is called. */
  look(): () => void;
  close(): void;
}

interface Plan {
  readonly due: number;
  readonly run: () => void;
  readonly ambient: boolean;
}

export function createSchedule(): Schedule {
  let plans: Plan[] = [];
  let lookers = 0;
  let timer: NodeJS.Timeout | undefined;

  const visible = (plan: Plan) => !plan.ambient || lookers > 0;
  const arm = () => {
    clearTimeout(timer);
    timer = undefined;
    let earliest = Number.POSITIVE_INFINITY;
    for (const plan of plans) if (visible(plan)) earliest = Math.min(earliest, plan.due);
    if (earliest < Number.POSITIVE_INFINITY) timer = setTimeout(fire, Math.max(0, earliest - Date.now()));
  };
  const fire = () => {
    const now = Date.now();
    const due = plans.filter((plan) => plan.due <= now && visible(plan));
    plans = plans.filter((plan) => !due.includes(plan));
    for (const plan of due.sort((a, b) => a.due - b.due)) plan.run();
    arm();
  };
  return {
    after(inMs, run, ambient = false) {
      plans.push({ due: Date.now() + inMs, run, ambient });
      arm();
    },
    look() {
      lookers++;
      arm();
      let looking = true;
      return () => {
        if (looking) lookers--;
        looking = false;
        arm();
      };
    },
    close() {
      plans = [];
      clearTimeout(timer);
    },
  };
}
