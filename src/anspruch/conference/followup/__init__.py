"""What became of a demand: four marks, never one. Text is computed from the law by proof; practice, money and reply rest on evidence."""

from anspruch.conference.followup.file import FollowUp, load
from anspruch.conference.followup.marks import Marks, Verdict, earlier, marks, practices, stretches
from anspruch.conference.followup.proof import Proof, Proved, proof

__all__ = ["FollowUp", "Marks", "Proof", "Proved", "Verdict", "earlier", "load", "marks", "practices", "proof", "stretches"]
