import { tellWhoDecides } from "./tell-who-decides.ts";

tellWhoDecides({
  "divisors that are known to be away from 0 leave less of an error": [
    ["ROUND(n / (p + 100), 9)", [{}, 0.01, "quick"], [{ n: -7 }, -0.046666667, "quick"]],
    ["ROUND(n / (0 - p - 100), 9)", [{}, -0.01, "quick"]],
    ["ROUND(n / (p + 1), 8)", [{}, 0.02941176, "settled"]],
    ["ROUND(n / (p + 1), 7)", [{}, 0.0294118, "quick"]],
  ],
  "quotients up to 100,000": [
    [
      "ROUND(wide / p, 2)",
      [{ wide: 1e5, p: 1 }, 1e5, "quick"],
      [{ wide: 100_001, p: 1 }, 100_001, "exact"],
      [{ wide: -100_001, p: 1 }, -100_001, "exact"],
      [{ wide: 99_999.004, p: 1 }, 99_999, "quick"],
      [{ p: 0 }, "division-by-zero", "exact"],
      [{ p: 0.0009 }, 1_111_111.11, "exact"],
    ],
  ],
  "longer rows of what is decided alone": [
    ["IF(ob ?? FALSE ?? TRUE, 1, 2)", [{}, 2, "exact"]],
    ["IF(ob ?? b, 1, 2)", [{}, 1, "exact"]],
    ["IF(k = 3 = TRUE, 1, 2)", [{}, 1, "exact"]],
    ['(oe ?? "A" ?? "B") = "A"', [{}, true, "exact"]],
    ["AVERAGE(xs, ys, 1)", [{}, 2.25, "exact"]],
    ["MEDIAN(xs, ys, 1)", [{}, 2, "exact"]],
    ["MEDIAN(xs, 1)", [{}, 2, "exact"]],
    [
      "IFS(k > 5, 1, k > 4, 2, k > 3, 3, 4)",
      [{}, 4, "quick"],
      [{ k: 4 }, 3, "quick"],
      [{ k: 5 }, 2, "quick"],
      [{ k: 6 }, 1, "quick"],
    ],
    [
      "BAND(k, [[9, 1], [8, 2], [7, 3]], 4)",
      [{}, 4, "quick"],
      [{ k: 7 }, 3, "quick"],
      [{ k: 8 }, 2, "quick"],
      [{ k: 9 }, 1, "quick"],
    ],
    ["ROUND(SUM(rows[IF(done, 1, 2) > 1].score), 1)", [{}, 6.5, "quick"]],
  ],
  "numbers written with more digits than doubles hold": [
    ["9007199254740992", [{}, 2 ** 53, "quick"]],
    ["9007199254740991 + 1", [{}, 2 ** 53, "quick"]],
    ["9007199254740992 + k - 9007199254740992", [{}, 3, "exact"]],
    ["9007199254740993 + k", [{}, 2 ** 53 + 4, "exact"]],
    ["0.1234567890123456789", [{}, 0.12345678901234568, "quick"]],
  ],
  "definitions by what is known of them": [
    [
      ["IF(b, n, 1 / 3)", "ROUND(d.x0, 3)"],
      [{}, 1.5, "quick"],
      [{ b: false }, 0.333, "quick"],
    ],
    [
      ["n / p", "IF(d.x0 >= 0.03, 1, 2)"],
      [{}, 1, "exact"],
      [{ p: 49 }, 1, "quick"],
      [{ p: 51 }, 2, "quick"],
    ],
    [
      ["k / whole", "d.x0 = -1.5"],
      [{}, true, "exact"],
    ],
    [
      ["IF(b, n, 7)", "d.x0 = 7"],
      [{}, false, "quick"],
      [{ b: false }, true, "quick"],
      [{ n: 7 }, true, "quick"],
    ],
    [
      ["o", "IF(ISBLANK(d.x0), 1, 2)"],
      [{}, 1, "quick"],
      [{ o: 1 }, 2, "quick"],
      [{ o: "x" }, "missing-value", "exact"],
    ],
    [
      ["n", "IF(d.x0 > 1, 1, 2)"],
      [{}, 1, "quick"],
      [{ n: 1 }, 2, "quick"],
      [{ n: 200_000 }, 1, "exact"],
    ],
    [
      ["SUM(marks)", "d.x0 / 2"],
      [{}, 167.5, "quick"],
    ],
    [
      ["SUM(xs)", "ROUND(d.x0 / 2, 1)"],
      [{}, 4, "quick"],
    ],
  ],
});
