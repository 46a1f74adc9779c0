import { beforeAll, describe, expect, it } from "vitest";
import { TenancyError } from "../scope.ts";
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
      "filters before the pipeline that $unionWith has already",
      [{ $unionWith: { coll: "mine", pipeline: [{ $limit: 1 }] } }, { $unionWith: "shared" }],
      [
        own,
        { $unionWith: { coll: "mine", pipeline: [own, { $limit: 1 }] } },
        { $unionWith: { coll: "shared", pipeline: [] } },
      ],
    ],
    [
      "leaves $graphLookup into a global collection as it is, and restricts one that has no restriction",
      [{ $graphLookup: { from: "shared" } }, { $graphLookup: { from: "mine" } }],
      [
        own,
        { $graphLookup: { from: "shared" } },
        { $graphLookup: { from: "mine", restrictSearchWithMatch: { $and: [{ tenantId: "a" }, {}] } } },
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

  const notAllowed = (stage: string) => `${stage} is not allowed on a tenant's collection`;
  const oneKey = "an aggregation stage must be an object with one key";
  it.each<[name: string, pipeline: unknown, message: string]>([
    ["$out", [{ $out: "mine" }], notAllowed("$out")],
    ["$merge", [{ $merge: { into: "mine" } }], notAllowed("$merge")],
    ["$geoNear", [{ $geoNear: {} }], notAllowed("$geoNear")],
    ["$collStats", [{ $collStats: {} }], notAllowed("$collStats")],
    ["$documents", [{ $documents: [] }], notAllowed("$documents")],
    ["$changeStream", [{ $changeStream: {} }], notAllowed("$changeStream")],
    ["an unknown stage", [{ $futureStage: {} }], notAllowed("$futureStage")],
    ["$out inside of $facet", [{ $facet: { x: [{ $out: "mine" }] } }], notAllowed("$out")],
    [
      "a $lookup into a collection that no model knows",
      [{ $lookup: { from: "other", as: "x" } }],
      "$lookup: no model knows the collection other",
    ],
    [
      "a $unionWith without a collection",
      [{ $unionWith: { pipeline: [] } }],
      "$unionWith: no model knows the collection undefined",
    ],
    [
      "a $graphLookup into what is no name",
      [{ $graphLookup: { from: { coll: "mine" } } }],
      "$graphLookup: no model knows the collection [object Object]",
    ],
    ["a $facet of no object", [{ $facet: 1 }], "$facet must be an object of pipelines"],
    ["a $facet of a list", [{ $facet: [] }], "$facet must be an object of pipelines"],
    ["a $lookup of no object", [{ $lookup: "mine" }], "$lookup must be an object"],
    ["a $graphLookup of no object", [{ $graphLookup: "mine" }], "$graphLookup must be an object"],
    ["a stage of two keys", [{ $match: {}, $limit: 1 }], oneKey],
    ["a stage of none", [{}], oneKey],
    ["a stage that is no object", ["$match"], oneKey],
    ["a stage that is null", [null], oneKey],
    ["what is no list", { $match: {} }, "an aggregation must be a list of stages"],
    ["a pipeline inside that is none", [{ $facet: { x: {} } }], "an aggregation must be a list of stages"],
  ])("refuses %s", (_name, pipeline, message) => {
    expect(() => scopedPipeline(pipeline, "a")).toThrow(new TenancyError(message));
  });
});
