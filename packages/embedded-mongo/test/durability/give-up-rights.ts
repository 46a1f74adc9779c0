// Packages of the older kind are read when they are evaluated, and not with the modules that import them.
import "pino";
import "../../src/start.ts";

const id = Number(process.env.RUN_AS);
process.setgroups?.([]);
process.setgid?.(id);
process.setuid?.(id);
