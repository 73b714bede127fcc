"""Why do you want it? Reasons weighed, the next question, means compared, the answer."""
