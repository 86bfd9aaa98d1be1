import "bothways";

document.body.append(document.createElement("both-ways"));
