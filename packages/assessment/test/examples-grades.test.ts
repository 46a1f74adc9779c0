import { type Examples, exampleTests } from "./examples.ts";

/** Further examples of quotas, seats, ranks, bands and rounding, by hand. */
const examples: Examples = {
  quota: [
    [{ base: 0, percent: 40 }, { seats: 0 }],
    [{ base: 1, percent: 40 }, { seats: 0 }],
    [{ base: 3, percent: 40 }, { seats: 1 }],
    [{ base: 5, percent: 40 }, { seats: 2 }],
    [{ base: 10, percent: 40 }, { seats: 4 }],
    [{ base: 9, percent: 40 }, { seats: 3 }],
    [{ base: 12, percent: 40 }, { seats: 4 }],
    [{ base: 7, percent: 100 }, { seats: 7 }],
    [{ base: 7, percent: 0 }, { seats: 0 }],
    [{ base: 4, percent: 25 }, { seats: 1 }],
    [{ base: 3, percent: 33.3 }, { seats: 0 }],
    [{ base: 1000, percent: 33.3 }, { seats: 333 }],
    [{ base: 100, percent: 29 }, { seats: 29 }],
    [{ base: 50, percent: 14 }, { seats: 7 }],
    [{ base: 25, percent: 20 }, { seats: 5 }],
    [{ base: 4, percent: 20 }, { seats: 0 }],
    [{ groups: [2, 2, 3], pooled: false, percent: 40 }, { seats: 1 }],
    [{ groups: [2, 3], pooled: true, percent: 40 }, { seats: 2 }],
    [{ groups: [], pooled: true, percent: 40 }, { seats: 0 }],
    [{ groups: [0, 0, 4], pooled: true, percent: 40 }, { seats: 1 }],
    [{ base: 7, percent: 40, rounding: "half-up" }, { seats: 3 }],
    [{ base: 6, percent: 40, rounding: "ceiling" }, { seats: 3 }],
    [{ base: 5, percent: 40, rounding: "ceiling" }, { seats: 2 }],
    [{ base: 5, percent: 50, rounding: "half-up" }, { seats: 3 }],
  ],
  seats: [
    [
      { categories: [10, 5, 5], cap: 8 },
      { each: [4, 2, 2], pending: 0 },
    ],
    [
      { categories: [7, 2, 1], cap: 4 },
      { each: [3, 1, 0], pending: 0 },
    ],
    [
      { categories: [5, 5], cap: 3 },
      { each: [1, 1], pending: 1 },
    ],
    [
      { categories: [4, 4, 4], cap: 5 },
      { each: [1, 1, 1], pending: 2 },
    ],
    [
      { categories: [4, 4, 4], cap: 2 },
      { each: [0, 0, 0], pending: 2 },
    ],
    [
      { categories: [6, 3, 3], cap: 3 },
      { each: [1, 1, 1], pending: 0 },
    ],
    [
      { categories: [6, 4, 2], cap: 4 },
      { each: [2, 1, 1], pending: 0 },
    ],
    [
      { categories: [5, 5, 2], cap: 4 },
      { each: [1, 1, 0], pending: 2 },
    ],
    [
      { categories: [12], cap: 4 },
      { each: [4], pending: 0 },
    ],
    [
      { categories: [3, 0], cap: 1 },
      { each: [1, 0], pending: 0 },
    ],
    [
      { categories: [4, 4], cap: 0 },
      { each: [0, 0], pending: 0 },
    ],
    [
      { categories: [], cap: 3 },
      { each: [], pending: 0 },
    ],
    [
      { categories: [0, 0], cap: 3 },
      { each: [0, 0], pending: 0 },
    ],
    [
      { categories: [2, 1], cap: 5 },
      { each: [2, 1], pending: 0 },
    ],
    [
      { categories: [1, 1, 1], cap: 1 },
      { each: [0, 0, 0], pending: 1 },
    ],
    [
      { categories: [8, 4, 4], cap: 6 },
      { each: [3, 1, 1], pending: 1 },
    ],
  ],
  rank: [
    [
      { seats: 2, scores: [95, 94, 93] },
      { good: 2, pending: 0 },
    ],
    [
      { seats: 2, scores: [93, 94, 95] },
      { good: 2, pending: 0 },
    ],
    [
      { seats: 1, scores: [92, 92, 92] },
      { good: 0, pending: 1 },
    ],
    [
      { seats: 2, scores: [92, 92, 92] },
      { good: 0, pending: 2 },
    ],
    [
      { seats: 3, scores: [92, 92, 92] },
      { good: 3, pending: 0 },
    ],
    [
      { seats: 3, scores: [95, 92, 92, 92] },
      { good: 1, pending: 2 },
    ],
    [
      { seats: 2, scores: [92, 95, 92, 92] },
      { good: 1, pending: 1 },
    ],
    [
      { seats: 2, scores: [95, 89.99, 89.99] },
      { good: 1, pending: 0 },
    ],
    [
      { seats: 5, scores: [95, 91] },
      { good: 2, pending: 0 },
    ],
    [
      { seats: 2, scores: [95, 90, 90] },
      { good: 1, pending: 1 },
    ],
    [
      { seats: 1, scores: [95, 95, 90] },
      { good: 0, pending: 1 },
    ],
    [
      { seats: 0, scores: [95, 95] },
      { good: 0, pending: 0 },
    ],
    [
      { seats: 2, scores: [] },
      { good: 0, pending: 0 },
    ],
    [
      { seats: 2, scores: [80, 80, 80] },
      { good: 0, pending: 0 },
    ],
    [
      { seats: 2, scores: [96, 96, 95, 95] },
      { good: 2, pending: 0 },
    ],
    [
      { seats: 3, scores: [96, 96, 95, 95] },
      { good: 2, pending: 1 },
    ],
    [
      { seats: 1, scores: [90] },
      { good: 1, pending: 0 },
    ],
    [
      { seats: 1, scores: [0, 100] },
      { good: 1, pending: 0 },
    ],
  ],
  band: [
    [{ score: 100 }, { grade: "good" }],
    [{ score: 90 }, { grade: "good" }],
    [{ score: 89.99 }, { grade: "fair" }],
    [{ score: 80 }, { grade: "fair" }],
    [{ score: 79.99 }, { grade: "average" }],
    [{ score: 79.5 }, { grade: "average" }],
    [{ score: 60 }, { grade: "average" }],
    [{ score: 59.99 }, { grade: "poor" }],
    [{ score: 0 }, { grade: "poor" }],
  ],
  round: [
    [{ raw: "92.674" }, { published: 92.67 }],
    [{ raw: "92.6749999999999999999" }, { published: 92.67 }],
    [{ raw: "1.005" }, { published: 1.01 }],
    [{ raw: 1.005 }, { published: 1.01 }],
    [{ raw: "0" }, { published: 0 }],
    [{ raw: "100" }, { published: 100 }],
    [{ raw: "99.995" }, { published: 100 }],
    [{ raw: "104.5" }, { published: 100, raw: 104.5 }],
    [{ raw: "-0.01" }, { published: 0, raw: -0.01 }],
    [{ raw: "89.995" }, { published: 90 }],
    [{ raw: "0.004" }, { published: 0 }],
    [{ raw: "0.005" }, { published: 0.01 }],
    [{ raw: "-12.345" }, { published: 0, raw: -12.345 }],
  ],
};

exampleTests(examples);
