"""The files that an applicant file points at: are they there, what are they, what do they show?

    path as typed ─ locating ─► Path ─ kinds ─► kind ─ images | pdf | word | plain_text ─► opening.Inspection

Whatever a file holds, nothing here raises, hangs or fills the memory: sizes are looked at before contents,
PDFs are opened in a process of their own (``files/bounded``), and a refusal comes with a Chinese sentence.
"""
