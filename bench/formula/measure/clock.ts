/** Milliseconds from some moment. */
export type Clock = () => number;

/**
 * `processor`: the time that this process has run, its threads for garbage and compiling included; what other processes
 * take from a busy machine is not in it. `wall`: the time that has passed; the same on an idle machine.
 */
export const clocks: Readonly<Record<"processor" | "wall", Clock>> = {
  processor() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  wall: () => performance.now(),
};
