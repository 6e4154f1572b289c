/** What the menus of the right button hold, each with the action that it runs. */

/** Of a thing. */
export const ON_ONE = [["Expand", "expand"], ["Expand …", "choose"], ["Collapse", "collapse"], ["Add to the selection", "keep"], ["Pin or unpin", "pin"], ["Hide", "hide"], ["Note …", "note"], ["Group …", "group"], ["Frame", "frame"], ["Hop out", "hop"], ["New chart of the selection", "fresh"], ["Remove", "remove"]] as const;

/** Of the paper. */
export const ON_NONE = [["Fit", "fit"], ["Select all", "all"], ["Lasso", "lasso"], ["Pin all", "pinAll"], ["Show hidden", "unhide"], ["Hide ends", "leaves"], ["Hide what has no line", "isolates"], ["Group by address", "groupByAddress"], ["Group by household", "groupByHousehold"], ["Group by family", "groupByFamily"], ["Group by community", "groupByCommunity"], ["Ungroup all", "ungroupAll"], ["Note …", "note"]] as const;
