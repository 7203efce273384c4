"""Make a report for each body that answered a survey: one file of HTML that loads nothing.

The responses are estimated once (`prepare`); each report is the notebook
``reports/organisation.ipynb``, run with the few figures that its body may see (`make`) and
written as a page (`page`).
"""
