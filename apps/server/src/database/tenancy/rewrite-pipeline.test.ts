import { beforeAll, describe, expect, it } from "vitest";
import { registerCollection } from "./collections.ts";
import { scopedPipeline } from "./rewrite-pipeline.ts";

beforeAll(() => {
  registerCollection("mine", "tenant");
  registerCollection("shared", "global");
});

const own = { $match: { tenantId: "a" } };

describe("an aggregation on a tenant's collection", () => {
  it.each([
    ["is filtered first", [{ $group: { _id: "$x" } }], [own, { $group: { _id: "$x" } }]],
    ["is filtered even when it is empty", [], [own]],
    [
      "filters what $lookup reads from a tenant's collection",
      [{ $lookup: { from: "mine", localField: "a", foreignField: "b", as: "c" } }],
      [own, { $lookup: { from: "mine", localField: "a", foreignField: "b", as: "c", pipeline: [own] } }],
    ],
    [
      "filters before the pipeline that $lookup has already",
      [{ $lookup: { from: "mine", pipeline: [{ $limit: 1 }], as: "c" } }],
      [own, { $lookup: { from: "mine", pipeline: [own, { $limit: 1 }], as: "c" } }],
    ],
    [
      "leaves $lookup into a global collection as it is",
      [{ $lookup: { from: "shared", localField: "a", foreignField: "b", as: "c" } }],
      [own, { $lookup: { from: "shared", localField: "a", foreignField: "b", as: "c" } }],
    ],
    [
      "filters a $lookup inside of $facet inside of $lookup",
      [{ $lookup: { from: "shared", as: "c", pipeline: [{ $facet: { x: [{ $unionWith: "mine" }] } }] } }],
      [
        own,
        {
          $lookup: {
            from: "shared",
            as: "c",
            pipeline: [{ $facet: { x: [{ $unionWith: { coll: "mine", pipeline: [own] } }] } }],
          },
        },
      ],
    ],
    [
      "restricts $graphLookup, keeping its own restriction",
      [{ $graphLookup: { from: "mine", restrictSearchWithMatch: { x: 1 } } }],
      [
        own,
        { $graphLookup: { from: "mine", restrictSearchWithMatch: { $and: [{ tenantId: "a" }, { x: 1 }] } } },
      ],
    ],
  ])("%s", (_rule, pipeline, expected) => {
    expect(scopedPipeline(pipeline, "a")).toEqual(expected);
  });

  it.each([
    ["$out", [{ $out: "mine" }]],
    ["$merge", [{ $merge: { into: "mine" } }]],
    ["$geoNear", [{ $geoNear: {} }]],
    ["$collStats", [{ $collStats: {} }]],
    ["$documents", [{ $documents: [] }]],
    ["$changeStream", [{ $changeStream: {} }]],
    ["an unknown stage", [{ $futureStage: {} }]],
    ["$out inside of $facet", [{ $facet: { x: [{ $out: "mine" }] } }]],
    ["a $lookup into a collection that no model knows", [{ $lookup: { from: "other", as: "x" } }]],
    ["a $unionWith without a collection", [{ $unionWith: { pipeline: [] } }]],
    ["a stage of two keys", [{ $match: {}, $limit: 1 }]],
    ["what is no list", { $match: {} }],
  ])("refuses %s", (_name, pipeline) => {
    expect(() => scopedPipeline(pipeline, "a")).toThrow(/not allowed|must be|no model knows/);
  });
});
