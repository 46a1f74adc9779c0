import { testsOf } from "./tests-of.ts";

testsOf("edges.txt");
