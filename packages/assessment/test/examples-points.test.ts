import { type Examples, exampleTests } from "./examples.ts";

/** Further examples of points, of people who were away, and of the year, by hand. */
const examples: Examples = {
  adjust: [
    [{ additions: [], additionCap: 10, deductions: [], deductionCap: 20 }, { net: 0 }],
    [{ additions: [3], additionCap: 10, deductions: [4], deductionCap: 20 }, { net: -1 }],
    [{ additions: [], additionCap: 10, deductions: [15, 10], deductionCap: 20 }, { net: -20 }],
    [{ additions: [8, 5], additionCap: 10, deductions: [15, 10], deductionCap: 20 }, { net: -10 }],
    [{ additions: [10], additionCap: 10, deductions: [20], deductionCap: 20 }, { net: -10 }],
    [{ additions: [0.1, 0.2], additionCap: 10, deductions: [0.3], deductionCap: 20 }, { net: 0 }],
    [{ additions: [1.1, 2.2], additionCap: 10, deductions: [], deductionCap: 20 }, { net: 3.3 }],
    [{ additions: [8, 5], deductions: [4] }, { net: 6 }],
    [{ additions: [8], additionCap: 5, deductions: [9], deductionCap: 5 }, { net: 0 }],
    [{ additions: [8], additionCap: 0, deductions: [1], deductionCap: 20 }, { net: -1 }],
  ],
  ratings: [
    [
      { weights: { self: 10, peer: 20, superior: 70 }, scores: { self: 100, peer: 100, superior: 100 } },
      { score: 100, grade: "good" },
    ],
    [
      { weights: { self: 10, peer: 20, superior: 70 }, scores: { superior: 89.99 } },
      { score: 89.99, grade: "fair" },
    ],
    [
      { weights: { self: 10, peer: 20, superior: 70 }, scores: { peer: 60, superior: 60 } },
      { score: 60, grade: "average" },
    ],
    [
      { weights: { self: 1, peer: 2, superior: 7 }, scores: { self: 60, peer: 84, superior: 96 } },
      { score: 90, grade: "good" },
    ],
    [
      { weights: { self: 20, peer: 40, superior: 140 }, scores: { self: 60, peer: 84, superior: 96 } },
      { score: 90, grade: "good" },
    ],
    [
      { weights: { peer: 1, superior: 2 }, scores: { peer: 80, superior: 90 } },
      { score: 86.67, grade: "fair" },
    ],
    [
      { weights: { peer: 50, superior: 50 }, scores: { peer: [10, 80, 80, 80, 100], superior: 90 } },
      { score: 85, grade: "fair" },
    ],
    [
      { weights: { peer: 50, superior: 50 }, scores: { peer: [10, 80, 80, 90], superior: 90 } },
      { score: 77.5, grade: "average" },
    ],
    [
      { weights: { peer: 100, superior: 0 }, scores: { peer: [50, 90, 92, 94, 100] } },
      { score: 92, grade: "good" },
    ],
    [
      { weights: { peer: 50, superior: 50 }, scores: { peer: [], superior: 90 } },
      { score: 90, grade: "good" },
    ],
    [
      { weights: { self: 10, superior: 70, public: 20 }, scores: { self: null, superior: 90, public: 81 } },
      { score: 88, grade: "fair" },
    ],
    [
      { weights: { peer: 30, subordinate: 30, superior: 40 }, scores: { superior: 59.99 } },
      { score: 59.99, grade: "poor" },
    ],
    [{ weights: { self: 10, superior: 90 }, scores: {} }, { blocked: "superior" }],
    [{ weights: { self: 10, superior: 90 }, scores: { self: 90, superior: [] } }, { blocked: "superior" }],
    [
      { weights: { peer: 50, superior: 50 }, scores: { peer: 89.99, superior: 90 } },
      { score: 90, grade: "good" },
    ],
    [
      { weights: { self: 10, peer: 20, superior: 70 }, scores: { self: 0, peer: 0, superior: 0 } },
      { score: 0, grade: "poor" },
    ],
  ],
  public: [
    [{ rate: 95, answers: 30 }, { points: 0 }],
    [{ rate: 100, answers: 30 }, { points: 2.5 }],
    [{ rate: 99.9, answers: 100 }, { points: 2.45 }],
    [{ rate: 85, answers: 100 }, { points: -5 }],
    [{ rate: 84, answers: 100 }, { points: -5 }],
    [{ rate: 0, answers: 100 }, { points: -5 }],
    [{ rate: 96.1, answers: 100 }, { points: 0.55 }],
    [{ rate: 94.9, answers: 100 }, { points: -0.05 }],
    [{ rate: 100, answers: 29 }, { points: 0 }],
    [{ rate: 100, answers: 0 }, { points: 0 }],
  ],
  transfer: [
    [{ parts: [{ days: 90, score: 91.235 }] }, { score: 91.24 }],
    [
      {
        parts: [
          { days: 30, score: 90 },
          { days: 61, score: 80 },
        ],
      },
      { score: 83.3 },
    ],
    [
      {
        parts: [
          { days: 1, score: 100 },
          { days: 2, score: 0 },
        ],
      },
      { score: 33.33 },
    ],
    [
      {
        parts: [
          { days: 0, score: 100 },
          { days: 92, score: 88 },
        ],
      },
      { score: 88 },
    ],
    [
      {
        parts: [
          { days: 30, score: 90 },
          { days: 30, score: 80 },
          { days: 32, score: 70 },
        ],
      },
      { score: 79.78 },
    ],
    [
      {
        parts: [
          { days: 45, score: 92.67 },
          { days: 45, score: 92.68 },
        ],
      },
      { score: 92.68 },
    ],
  ],
  leave: [
    [
      { cycle: ["2026-01-01", "2026-03-31"], leaves: [] },
      { days: 0, graded: true },
    ],
    [
      { cycle: ["2026-01-01", "2026-03-31"], leaves: [["2026-01-01", "2026-02-14"]] },
      { days: 45, graded: true },
    ],
    [
      { cycle: ["2026-01-01", "2026-03-31"], leaves: [["2026-01-01", "2026-02-15"]] },
      { days: 46, graded: false },
    ],
    [
      { cycle: ["2026-01-01", "2026-03-31"], leaves: [["2025-12-01", "2026-01-10"]] },
      { days: 10, graded: true },
    ],
    [
      { cycle: ["2026-01-01", "2026-03-31"], leaves: [["2026-03-31", "2026-06-30"]] },
      { days: 1, graded: true },
    ],
    [
      { cycle: ["2026-01-01", "2026-03-31"], leaves: [["2026-04-01", "2026-06-30"]] },
      { days: 0, graded: true },
    ],
    [
      { cycle: ["2026-01-01", "2026-03-31"], leaves: [["2025-01-01", "2027-06-30"]] },
      { days: 90, graded: false },
    ],
    [
      {
        cycle: ["2026-01-01", "2026-03-31"],
        leaves: [
          ["2026-01-01", "2026-01-31"],
          ["2026-01-15", "2026-02-14"],
        ],
      },
      { days: 45, graded: true },
    ],
    [
      {
        cycle: ["2026-01-01", "2026-03-31"],
        leaves: [
          ["2026-02-01", "2026-02-10"],
          ["2026-01-01", "2026-01-10"],
          ["2026-02-03", "2026-02-05"],
        ],
      },
      { days: 20, graded: true },
    ],
    [
      {
        cycle: ["2026-01-01", "2026-03-31"],
        leaves: [
          ["2026-01-01", "2026-01-31"],
          ["2026-02-01", "2026-02-28"],
        ],
      },
      { days: 59, graded: false },
    ],
    [
      { cycle: ["2024-01-01", "2024-03-31"], leaves: [["2024-02-01", "2024-02-29"]] },
      { days: 29, graded: true },
    ],
    [
      { cycle: ["2024-01-01", "2024-03-31"], leaves: [["2024-02-15", "2024-03-31"]] },
      { days: 46, graded: false },
    ],
    [
      { cycle: ["2026-07-01", "2026-09-30"], leaves: [["2026-07-01", "2026-08-15"]] },
      { days: 46, graded: true },
    ],
    [
      { cycle: ["2026-07-01", "2026-09-30"], leaves: [["2026-07-01", "2026-08-16"]] },
      { days: 47, graded: false },
    ],
    [
      { cycle: ["2026-01-01", "2026-12-31"], leaves: [["2026-01-01", "2026-07-02"]] },
      { days: 183, graded: false },
    ],
    [
      { cycle: ["2026-01-01", "2026-12-31"], leaves: [["2026-01-01", "2026-07-01"]] },
      { days: 182, graded: true },
    ],
    [
      { cycle: ["2026-01-01", "2026-03-31"], leaves: [["2026-03-08", "2026-03-08"]] },
      { days: 1, graded: true },
    ],
  ],
  annual: [
    [{ grades: ["good", "fair", "fair", "fair"], minimumGood: 1 }, { eligible: true }],
    [{ grades: ["good", "fair", "fair", "fair"], minimumGood: 2 }, { eligible: false }],
    [{ grades: ["good", "good", "fair", "fair"], minimumGood: 2 }, { eligible: true }],
    [{ grades: ["good", "good", "fair", "fair"], minimumGood: "half" }, { eligible: true }],
    [{ grades: ["good", "fair", "fair", "fair"], minimumGood: "half" }, { eligible: false }],
    [{ grades: ["good", "good", "fair"], minimumGood: "half" }, { eligible: true }],
    [{ grades: ["good", "fair", "fair"], minimumGood: "half" }, { eligible: false }],
    [{ grades: ["fair", "fair", "fair", "fair"], minimumGood: 1 }, { eligible: false }],
    [{ grades: ["good", "good", "good", "poor"], minimumGood: 1 }, { eligible: false }],
    [{ grades: ["good", "good", "good", "good"], minimumGood: 4 }, { eligible: true }],
    [{ grades: ["good", "good", "good", "average"] }, { eligible: false }],
    [{ grades: ["good", "fair"] }, { eligible: true }],
    [{ grades: ["good", null, null, "fair"], minimumGood: "half" }, { eligible: true }],
    [{ grades: ["good", null, null, "fair"], minimumGood: "half", missing: "in" }, { eligible: false }],
    [{ grades: ["good", "good", null, null], minimumGood: "half", missing: "in" }, { eligible: true }],
    [{ grades: [], minimumGood: 1 }, { eligible: false }],
    [{ grades: [null, null, null, null], minimumGood: "half" }, { eligible: false }],
    [{ grades: ["fair", "fair"], minimumGood: 0 }, { eligible: true }],
  ],
};

exampleTests(examples);
