import { type Logger, pino } from "pino";

/** The process's log, one JSON line per event on standard error; cookies, tokens and passwords never get in. */
export const log: Logger = pino(
  {
    level: process.env.LOG_LEVEL || (process.env.NODE_ENV === "production" ? "info" : "warn"),
    redact: {
      paths: [
        "req.headers.cookie",
        "req.headers.authorization",
        'res.headers["set-cookie"]',
        "*.password",
        "*.token",
        "*.secret",
      ],
      censor: "[redacted]",
    },
  },
  pino.destination(2),
);
