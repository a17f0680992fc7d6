/** A person's choices, kept between starts. */
import { procedure } from "./base.ts";
import { Settings, SettingsPatch } from "./model/settings.ts";

export const settings = {
  get: procedure.route({ method: "GET", path: "/settings" }).output(Settings),
  /** Changes what the patch names, and returns all. */
  set: procedure.route({ method: "PATCH", path: "/settings" }).input(SettingsPatch).output(Settings),
};
