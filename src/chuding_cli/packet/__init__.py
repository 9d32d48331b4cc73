"""One applicant's papers and scans as a folder to print, sign and hand in; and those of whole units.

Data flows one way::

    Judgement ─ due_papers ─► DuePaper …  ─ drawn_papers ─► DrawnPaper …┐
              ─ scans/ ─► Scan …                                        ├─ pile ─► packet.pdf
              ─ checklist ─► rows and to-dos ───────────────────────────┘
    all of these ─ applicant_packet ─► files by name ─ folders/ ─► DIR/<stem>/
    many applicants ─ run ─► outcomes ─ units ─► DIR/单位/…
"""
