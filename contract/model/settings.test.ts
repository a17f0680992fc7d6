import { expect, test } from "vitest";
import { SettingsPatch } from "./settings.ts";

test.each(["javascript:alert(1)", "file:///etc/passwd", "data:application/json,{}", "x:y", "http://", ""])(
  "%j is no address for Docker Hub",
  (hubUrl) => {
    expect(SettingsPatch.safeParse({ hubUrl }).success).toBe(false);
  },
);

test.each(["https://hub.docker.com", "http://127.0.0.1:8080/"])("%s is one", (hubUrl) => {
  expect(SettingsPatch.parse({ hubUrl })).toEqual({ hubUrl });
});
