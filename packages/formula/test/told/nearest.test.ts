import { testsOf } from "./tests-of.ts";

testsOf("nearest.txt");
