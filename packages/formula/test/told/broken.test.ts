import { testsOf } from "./tests-of.ts";

testsOf("broken.txt");
